/** The help about `ccbar-agent fleet`. */
export const fleetHelp = `ccbar-agent fleet COMMAND

Follows many agents on a log that several processes share.

  fleet worker           folds the partitions that no other worker has; SIGTERM drains it

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
