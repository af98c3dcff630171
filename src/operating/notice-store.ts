/** Trouble that the operator has heard of, or is about to. */
export interface Notice {
  /** Of the condition. */
  readonly name: string;
  /** Epoch ms since when it was noticed. */
  readonly since: number;
  /** Epoch ms; undefined where the operator has not heard of it yet. */
  readonly toldAt: number | undefined;
  /** False once the operator has heard that it is mended. */
  readonly standing: boolean;
}

/** Remembers what the operator knows, so that no restart tells it again. */
export interface NoticeStore {
  notices(): Promise<readonly Notice[]>;
  /** Creates or replaces the notice of that name. */
  saveNotice(notice: Notice): Promise<void>;
}
