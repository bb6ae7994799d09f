/** The messages of the sender to a viewer, in the wire protocol of `@xstate/inspect`. States, events and machines are JSON texts. */
export type SenderMessage =
  | {
      readonly type: 'service.register';
      readonly machine: string;
      readonly state: string;
      readonly sessionId: string;
      readonly id: string;
    }
  | { readonly type: 'service.event'; readonly event: string; readonly sessionId: string }
  | { readonly type: 'service.state'; readonly state: string; readonly sessionId: string }
  | { readonly type: 'service.stop'; readonly sessionId: string };

/** A line to one viewer. */
export interface ViewerLine {
  readonly post: (message: SenderMessage) => void;
  /** Stops listening. What the line runs over stays open: it is the application's. */
  readonly close: () => void;
}
