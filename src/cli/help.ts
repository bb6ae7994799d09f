const replay = `ccbar-agent replay FILE…      - reads standard input; .gz is unpacked

  -f, --format FORMAT   timeline (default), ndjson, html or csv
  -o, --output FILE     write there instead of to standard output
  -a, --agent WORKNO    show only this agent; can be repeated
      --since TIME      show only what is not before, such as 14:03, 2026-01-01 14:03 or ISO
      --until TIME      show only what is not after
      --time-zone ZONE  for all times, such as Europe/Berlin; that of the recording when left out
  -r, --rules FILE      business rules as JSON, besides those that always hold
      --fail-on LEVEL   exit with 1 when there are findings of info, warning or error and above

  A line is a line of a recording, or a message of the bar as it is: envelope, event or event list.
  Agents are told apart by workNo; a line that names none is about the agent heard last.

  ccbar-agent replay agent.ndjson
  ccbar-agent replay shift.ndjson.gz --format html -o shift.html
  zcat *.gz | ccbar-agent replay - --format ndjson --fail-on warning > states.ndjson
`;

const simulate = (
  scenarios: readonly string[],
): string => `ccbar-agent simulate [SCENARIO…]      a whole shift when none is named

      --agents N        how many agents; 1 when left out
      --hours N         how long, up to 24; a shift lasts 8, scenarios are played once
      --seed N          the same seed gives the same recording; 1 when left out
      --faults LIST     such as drop=0.01,repeat=0.05,reorder=1,delayMs=0-2000,reload=0.001,odd=0.01
      --start TIME      ISO; 2026-01-01T08:00Z when left out
  -o, --output FILE     write there instead of to standard output

  ccbar-agent simulate shift --agents 20 -o shift.ndjson
  ccbar-agent simulate rest-overdue hold-and-retrieve | ccbar-agent replay -

  Scenarios: shift, or any of
${wrapped(scenarios)}
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

const all = `ccbar-agent: what a contact-centre agent did, from recordings of the connection bar

  ccbar-agent replay FILE…        a timeline, NDJSON, CSV or an HTML report of recordings
  ccbar-agent simulate SCENARIO…  recordings to try it out with
  ccbar-agent COMMAND --help      more about either
  ccbar-agent --version

  Exit status: 0 fine, 1 findings at or above --fail-on, 2 input or arguments that cannot be used.
`;

/** What there is to say about a command, or about all of them. */
export const helpText = (about: string | null, scenarios: readonly string[]): string =>
  about === 'replay' ? replay : about === 'simulate' ? simulate(scenarios) : all;
