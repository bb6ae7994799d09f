/** The `mediaAbility` of a text session; the other codes mean voice or video. */
const textAbility = 5;

/** The `mediaType` codes of text sessions: text chat, message call, multimedia web chat, social chat. */
const textTypes: readonly number[] = [1, 17, 51, 53];

/** Returns whether a call is a text session by its media codes; `null` when neither is given. */
export const isTextMedia = (
  mediaAbility: number | undefined,
  mediaType: number | undefined,
): boolean | null =>
  mediaAbility === undefined && mediaType === undefined
    ? null
    : mediaAbility === textAbility || (mediaType !== undefined && textTypes.includes(mediaType));
