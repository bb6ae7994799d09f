import { CcbarError } from '../../errors.ts';

/** The facts that must be known of a viewer before anything is sent to it. */
export interface ViewerUrl {
  readonly url: string;
  /** The schemes that make sense for the transport. */
  readonly schemes: readonly string[];
  /** The origin of the page itself, which may always look; `null` when there is none. */
  readonly own: string | null;
  readonly sendsDataOffThisMachine: boolean | undefined;
}

// Names and addresses that lead back to this machine by definition. A name that merely begins or ends like
// one, or that a name server may answer as it likes, is not among them; private networks are other machines.
const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The origin of a viewer that may be sent to: on this machine, or the page's own. Any other has to be
 * asked for by the flag.
 *
 * @throws {@link CcbarError} `bad-option`.
 */
export const viewerOrigin = ({ url, schemes, own, sendsDataOffThisMachine }: ViewerUrl): string => {
  const received = typeof url === 'string' ? `'${url}'` : typeof url;
  const parsed = typeof url === 'string' && url !== '' ? parse(url, own) : null;
  if (parsed === null || !schemes.includes(parsed.protocol)) {
    throw new CcbarError(
      'bad-option',
      `url must say where the viewer is, with ${schemes.join(' or ')}, received ${received}. There is no default.`,
    );
  }
  const { hostname, origin } = parsed;
  if (sendsDataOffThisMachine !== true && origin !== own && !loopback.test(hostname)) {
    throw new CcbarError(
      'bad-option',
      `url leads to ${hostname}: what the agent does would leave this machine. Set sendsDataOffThisMachine when that is meant.`,
    );
  }
  return origin;
};

const parse = (url: string, own: string | null): URL | null => {
  try {
    return new URL(url, own ?? undefined);
  } catch {
    return null;
  }
};
