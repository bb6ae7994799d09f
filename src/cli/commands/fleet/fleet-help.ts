/** The help about `ccbar-agent fleet`. */
export const fleetHelp = `ccbar-agent fleet COMMAND

Follows many agents on a log that several processes share.

  fleet demo             a simulated fleet and its wallboard, in this process
  fleet ingest           takes the frames that pages send (POST) and appends them to the log
  fleet wallboard        serves the wallboard page of the agents in the log
  fleet worker           folds the partitions that no other worker has; SIGTERM drains it
  fleet export           writes adherence, intervals or a recording, or pushes them to an address
  fleet import FILE...   puts recordings into a log, with the times they have
  fleet status           workers, positions, lag and checkpoints; exit status 1: a partition has no worker

The demonstration
      --agents N        number of agents, at most 10000; default: 200
      --speed N         how fast its time passes, at most 600; default: 1

Serving (demo, ingest, wallboard)
      --port N          default: any that is free; the address is printed
      --host ADDRESS    address to listen at (ingest, wallboard); default: 127.0.0.1, this computer only
      --allow-host LIST names under which a reverse proxy passes requests on, separated by commas
      --no-open         only print the address, start no browser
      --path PATH       path of the wallboard, such as /wallboard/; default: one that nobody can guess
      --teams FILE      the work numbers of each team as JSON: {"Sales": ["30021", "30022"]}
      --agent-header H  header in which the reverse proxy names the agent of the session (ingest)

  ingest and wallboard do not ask who sends a request. Put a reverse proxy before them that does, or
  serve createIngest and createWallboard of ccbar-agent/fleet in your own server.

The log
  -l, --log ADDRESS     nats://HOST:PORT, several separated by commas; or file:PATH for one process at
                        a time; or memory (default: this process only)
      --creds FILE      credentials for NATS
      --prefix NAME     beginning of the names of streams and buckets; default: ccbar
  -p, --partitions N    number of partitions, fixed when the log is created; default: that one, or 16
      --replicas N      copies of each stream in a cluster; default: 1

Workers
  -n, --name NAME       a name that no other worker has; default: made of host and process
  -r, --rules FILE      business rules as JSON; the same for every worker
      --once            folds what is stored and ends; lets no time pass after it, as for recordings
      --health-port N   serves /livez and /readyz; any free port for 0
      --health-host H   address to serve them at; default: 127.0.0.1, this computer only

Export
  -f, --format FORMAT   rta: a line for each sign-in, sign-out and change of state (default)
                        intervals: a line for each interval that ended
                        recording: the messages of one agent, masked
      --follow          rta, intervals: goes on until SIGTERM, with heartbeats and the health of the feed
      --from POSITIONS  goes on after positions such as 0:17,1:204
      --positions FILE  goes on after the positions in the file, and writes the new ones there
      --mapping FILE    rta: field names and codes of a workforce system, as JSON
      --every 15|30     intervals: totals of each agent in slots of so many minutes
      --time-zone ZONE  such as Europe/Berlin; default: that of the machine
      --pseudonyms FILE names agents by a keyed hash; the file holds the key
      --push URL        posts the lines there (https) instead of writing them, tried again when it fails
      --push-token FILE the bearer token of that address
  -a, --agent WORKNO    recording: of this agent
      --since TIME      recording: from then on
      --json            status: as one JSON object
`;
