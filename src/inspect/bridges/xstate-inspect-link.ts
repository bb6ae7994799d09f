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

/** A link to one viewer. */
export interface ViewerLink {
  readonly post: (message: SenderMessage) => void;
  /** Stops listening. The socket or window that it uses stays open: it is the application's. */
  readonly close: () => void;
}
