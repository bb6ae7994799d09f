/** The facts that a company knows of a caller. */
export interface Customer {
  readonly name: string;
  readonly company: string;
  readonly since: number;
  readonly tier: 'Standard' | 'Plus' | 'Premium';
  readonly openCases: readonly string[];
  readonly lastContact: string;
}

/** Invented, like everything in this playground. */
const customers: readonly [Customer, ...Customer[]] = [
  {
    name: 'Mira Halvorsen',
    company: 'Fjord & Field Outdoor',
    since: 2019,
    tier: 'Premium',
    openCases: ['Two tents arrived with the poles of another model'],
    lastContact: 'Chat, nine days ago',
  },
  {
    name: 'Teodor Banica',
    company: 'Banica Joinery',
    since: 2022,
    tier: 'Standard',
    openCases: [],
    lastContact: 'Call, three months ago',
  },
  {
    name: 'Aiko Sandoval',
    company: 'Private customer',
    since: 2016,
    tier: 'Plus',
    openCases: ['Refund for a cancelled order', 'New delivery address'],
    lastContact: 'Call, yesterday',
  },
  {
    name: 'Jonas Okafor',
    company: 'Lakeside Primary School',
    since: 2021,
    tier: 'Plus',
    openCases: ['Invoice without the order number'],
    lastContact: 'E-mail, two weeks ago',
  },
  {
    name: 'Leila Verhoeven',
    company: 'Verhoeven Bakeries',
    since: 2018,
    tier: 'Premium',
    openCases: [],
    lastContact: 'Call, five days ago',
  },
];

/** The customer with this number; the same number always finds the same one. */
export const customerOf = (number: string): Customer => {
  const digits = [...number].reduce((sum, digit) => sum + (Number.parseInt(digit, 10) || 0), 0);
  return customers[digits % customers.length] ?? customers[0];
};
