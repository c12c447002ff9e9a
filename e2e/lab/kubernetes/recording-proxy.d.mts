export interface RecordedRequest {
  /** `performance.now()` when its headers came. */
  readonly at: number;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** Null until the server has answered. */
  readonly status: number | null;
  /** Of bodies, as far as they have come. */
  readonly sentBytes: number;
  readonly receivedBytes: number;
}

export function startRecordingProxy(to: {
  readonly server: string;
  readonly ca: string;
  readonly streamsLists?: boolean;
}): Promise<{
  readonly url: string;
  readonly ca: string;
  readonly requests: readonly RecordedRequest[];
  readonly connections: readonly number[];
  close(): Promise<void>;
}>;
