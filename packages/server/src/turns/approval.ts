/** How it ends when somebody is asked whether something may be done. */
export interface Approval {
  /** `failed`: no usable answer came. */
  readonly outcome: 'accepted' | 'declined' | 'cancelled' | 'failed';
  /** Why not, where the reviewer said so: the model may think of another way. */
  readonly why?: string;
}
