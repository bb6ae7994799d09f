/** The help about `ccbar-agent fleet`. */
export const fleetHelp = `ccbar-agent fleet COMMAND

Follows many agents on a log that several processes share.

  fleet demo             a simulated fleet and its wallboard, in this process
  fleet worker           folds the partitions that no other worker has; SIGTERM drains it

The demonstration
      --agents N        number of agents, at most 10000; default: 200
      --speed N         how fast its time passes, at most 600; default: 1
      --port N          port of the wallboard on this computer; default: any that is free
      --no-open         only print the address

The log
  -l, --log ADDRESS     nats://HOST:PORT, or memory (default: this process only)
      --creds FILE      credentials for NATS
      --prefix NAME     beginning of the names of streams and buckets; default: ccbar
  -p, --partitions N    number of partitions, fixed when the log is created; default: 16
      --replicas N      copies of each stream in a cluster; default: 1

Workers
  -n, --name NAME       a name that no other worker has; default: made of host and process
  -r, --rules FILE      business rules as JSON; the same for every worker
`;
