const replay = `ccbar-agent replay FILE…

Replays recordings and shows what the agents did. FILE may be packed (.gz); - reads standard input.

Output
  -f, --format FORMAT   timeline (default), ndjson, csv or html
  -o, --output FILE     write to FILE, packed if its name ends in .gz; default: standard output (-)
  -w, --watch           follow FILE while it grows; Ctrl-C ends it and prints the totals
      --time-zone ZONE  zone of all times, such as Europe/Berlin; default: the zone of the recording

Selection
  -a, --agent WORKNO    only this agent; may be repeated
      --since TIME      nothing before TIME: 14:03, "2026-01-01 14:03" or 2026-01-01T14:03:00Z
      --until TIME      nothing after TIME; a time of day before --since is on the next day

Checks
  -r, --rules FILE      business rules as JSON, in addition to the built-in ones
      --fail-on LEVEL   exit with 1 on findings of this level or above: info, warning or error

Each line is a line of a recording, or a message of the bar: an envelope, an event or an event list.
Agents are distinguished by workNo. A line without a workNo belongs to the agent of the line before.

Examples
  ccbar-agent replay agent.ndjson
  ccbar-agent replay shift.ndjson.gz --format html -o shift.html
  ccbar-agent replay agent.ndjson --since 23:55 --until 00:10
  zcat *.gz | ccbar-agent replay - --format ndjson --fail-on warning > states.ndjson
`;

const simulate = (scenarios: readonly string[]): string => `ccbar-agent simulate [SCENARIO…]

Makes a recording for trying things out: a whole shift, or the named scenarios.

      --agents N        number of agents; default: 1
      --hours N         length in hours, at most 24; default: 8 for a shift, and scenarios play once
      --seed N          the same seed makes the same recording; default: 1
      --faults LIST     faults to add, such as drop=0.01,repeat=0.05,delayMs=0-2000
      --start TIME      start of the recording, ISO 8601; default: 2026-01-01T08:00Z
  -o, --output FILE     write to FILE, packed if its name ends in .gz; default: standard output (-)

Examples
  ccbar-agent simulate shift --agents 20 -o shift.ndjson
  ccbar-agent simulate rest-overdue hold-and-retrieve | ccbar-agent replay -

Scenarios: shift, or any of
${wrapped(scenarios)}
`;

const inspect = `ccbar-agent inspect FILE

Opens the inspector on a recording in the browser: the statechart and each event in turn.
The page is served on this computer only (127.0.0.1), and nothing leaves the computer.
Ctrl-C ends it.

      --port N          port of the server; default: any free port
      --no-open         only print the address

Examples
  ccbar-agent inspect agent.ndjson
  ccbar-agent inspect shift.ndjson.gz --no-open
`;

const wrapped = (names: readonly string[]): string =>
  names
    .reduce<string[]>((lines, name) => {
      const last = lines.at(-1);
      if (last !== undefined && last.length + name.length < 94)
        return [...lines.slice(0, -1), `${last}, ${name}`];
      return [...lines.map((line, at) => (at === lines.length - 1 ? `${line},` : line)), `    ${name}`];
    }, [])
    .join('\n');

const all = `ccbar-agent: shows what contact-centre agents did, from recordings of the connection bar

  ccbar-agent replay FILE…        show recordings as a timeline, NDJSON, CSV or an HTML report
  ccbar-agent inspect FILE        open the inspector on a recording in the browser
  ccbar-agent simulate SCENARIO…  make a recording for trying things out
  ccbar-agent fleet COMMAND       follow many agents on a shared log
  ccbar-agent COMMAND --help      describe a command
  ccbar-agent --version           print the version

Exit status
  0  the command did what was asked
  1  replay found something at or above --fail-on
  2  the command could not be carried out: arguments, input or output
`;

/** Returns the help about a command, or about all of them. */
export const helpText = (about: string | null, scenarios: readonly string[]): string => {
  if (about === 'replay') return replay;
  if (about === 'inspect') return inspect;
  return about === 'simulate' ? simulate(scenarios) : all;
};
