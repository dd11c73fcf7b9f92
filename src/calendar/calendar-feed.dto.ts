/** The firm's calendar feed, without its address: that is shown once. */
export class CalendarFeedDto {
  createdAt!: string;
  createdBy!: string;
}

/** A new address of the feed. */
export class CalendarFeedOpenedDto extends CalendarFeedDto {
  /** For calendar programs; whoever has it can read the feed. Null when the request is repeated: it is shown once. */
  url!: string | null;
}
