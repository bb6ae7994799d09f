export {
  type DelayedFrames,
  type DroppedFrames,
  type ForwardOptions,
  type ForwardStorage,
  type FrameForwarder,
  forwardFrames,
  type SendBatch,
} from './forward-frames.ts';
