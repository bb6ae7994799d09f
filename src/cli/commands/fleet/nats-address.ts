/** The addresses of `--log`, as the client takes them. */
export interface NatsAddress {
  readonly servers: readonly string[];
  /** `true`: a server that offers no TLS is refused. */
  readonly isEncrypted: boolean;
  readonly user: string | null;
  readonly password: string | null;
}

/**
 * Reads `nats://HOST:PORT` or `tls://…`, several of them separated by commas, with a user in the first one where
 * there is any; `null` when it is none.
 */
export const natsAddress = (text: string): NatsAddress | null => {
  const urls = text.split(',').map((part) => {
    const address = part.trim();
    return /^(nats|tls):\/\//.test(address) && URL.canParse(address) ? new URL(address) : null;
  });
  const known = urls.filter((url) => url !== null);
  const [first] = known;
  if (first === undefined || known.length < urls.length || known.some(({ hostname }) => hostname === ''))
    return null;
  return {
    servers: known.map(({ hostname, port }) => `${hostname}:${port === '' ? '4222' : port}`),
    isEncrypted: known.some(({ protocol }) => protocol === 'tls:'),
    user: first.username === '' ? null : decodeURIComponent(first.username),
    password: first.password === '' ? null : decodeURIComponent(first.password),
  };
};
