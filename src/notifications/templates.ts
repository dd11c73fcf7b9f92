import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { TEMPLATE_READERS, TEMPLATES } from '../domain/follow-ups/steps.js';
import type { Template } from '../domain/follow-ups/steps.js';
import type { Tx } from '../platform/database/database.js';
import type { FieldError } from '../platform/http/problem.js';
import { fieldError, Problem } from '../platform/http/problem.js';
import type { MessageLocale } from './message-facts.js';
import type { TemplateChangesRequest, TemplateDto, WordingDto } from './template.dto.js';
import { shippedWording, unknownFields, WORDING_FIELDS, wordingsOf } from './wordings.js';
import type { StoredWordings, Wordings } from './wordings.js';

const LOCALES: readonly MessageLocale[] = ['es', 'en'];

/** The words of messages: shipped ones, and those that a firm puts in their place. Every version stays. */
@Injectable()
export class Templates {
  constructor(private readonly audit: Audit) {}

  async list(tx: Tx): Promise<TemplateDto[]> {
    const own = await wordingsOf(tx);
    return TEMPLATES.map((template) => templateView(template, own.get(template)));
  }

  /** Throws 404 for a template that does not exist. */
  async read(tx: Tx, name: string): Promise<TemplateDto> {
    const template = known(name);
    return templateView(template, (await wordingsOf(tx)).get(template));
  }

  /** Throws 404, 412, 400 with a pointer to a field that nobody can fill. */
  async change(
    tx: Tx,
    actorId: string,
    { name, version }: { name: string; version: number },
    wanted: TemplateChangesRequest,
  ): Promise<TemplateDto> {
    const template = known(name);
    refuseUnknownFields(wanted);
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('wording ' || $1::text || $2::text, 0))`, [
      tx.firmId,
      template,
    ]);
    const stored = (await wordingsOf(tx)).get(template);
    if ((stored?.version ?? 0) !== version) throw Problem.stale();
    const before = stored?.wording ?? {};
    const after: Wordings = { ...before, ...wanted };
    await tx.query(
      `insert into wordings (firm_id, template, version, wording, changed_by, changed_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [tx.firmId, template, version + 1, JSON.stringify(after), actorId, tx.now],
    );
    const change = { before: { template, ...before }, after: { template, ...after } };
    const entry = { action: 'template.changed', actorId, subjectKind: 'template', subjectId: null, ...change };
    await this.audit.record(tx, entry);
    return templateView(template, { version: version + 1, wording: after });
  }
}

function known(name: string): Template {
  const template = TEMPLATES.find((each) => each === name);
  if (template === undefined) throw Problem.notFound();
  return template;
}

function templateView(template: Template, stored?: StoredWordings): TemplateDto {
  const wordingIn = (locale: MessageLocale): WordingDto => {
    const own = stored?.wording[locale] ?? null;
    return { ...(own ?? shippedWording(template, locale)), own: own !== null };
  };
  return {
    template,
    reader: TEMPLATE_READERS[template],
    fields: [...WORDING_FIELDS],
    es: wordingIn('es'),
    en: wordingIn('en'),
    version: stored?.version ?? 0,
  };
}

function refuseUnknownFields(wanted: TemplateChangesRequest): void {
  const errors = LOCALES.flatMap((locale): FieldError[] =>
    (['subject', 'body'] as const).flatMap((part) =>
      unknownFields(wanted[locale]?.[part] ?? '').map((value) =>
        fieldError(`/${locale}/${part}`, 'wording.unknown_field', { value, fields: WORDING_FIELDS.join(', ') }),
      ),
    ),
  );
  if (errors.length > 0) throw Problem.invalid(...errors);
}
