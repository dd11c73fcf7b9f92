import { ApiProperty } from '@nestjs/swagger';

/** A client that somebody with this address belongs to. */
export class BouncedClientDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  legalName!: string;
}

/** An address that a mail server refused for good: nobody is written to there, staff are asked to call instead. */
export class BounceDto {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  address!: string;
  /** What the mail server said. */
  reason!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  bouncedAt!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  deliveryId!: string;

  @ApiProperty({ type: [BouncedClientDto] })
  clients!: BouncedClientDto[];
}
