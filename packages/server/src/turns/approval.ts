/** How it ends when somebody is asked whether something may be done. `failed`: no usable answer came. */
export type Approval = 'accepted' | 'declined' | 'cancelled' | 'failed';
