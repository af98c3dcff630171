/** A problem that the operator knows, or is about to be told. */
export interface Notice {
  /** The condition's name. */
  readonly name: string;
  /** Epoch ms at which it was noticed. */
  readonly since: number;
  /** Epoch ms; undefined until the operator was told. */
  readonly toldAt: number | undefined;
  /** False once the operator was told that it is fixed. */
  readonly standing: boolean;
}

/** Stores what the operator was told, so that a restart does not repeat it. */
export interface NoticeStore {
  notices(): Promise<readonly Notice[]>;
  /** Creates or replaces the notice of that name. */
  saveNotice(notice: Notice): Promise<void>;
}
