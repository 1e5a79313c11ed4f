/**
 * Rights that were given by name end, too; and an organisation may be stricter about personal numbers than the
 * installation is.
 */
import type { LayoutStep } from '../layout-words.ts';

export const organisationRules: LayoutStep = ({ text, integer }) => `
  alter table access add column ends_at ${integer};
  create index access_by_end on access (ends_at);

  alter table organisation add column cpr ${text};

  drop view held_right;
  create view held_right as
    select access.workbook, access.person, access.role,
        case access.link when '' then access.ends_at else share_link.ends_at end as ends_at
      from access left join share_link on share_link.id = access.link
    union all
    select workbook.id, member.person,
      case member.role when 'administrator' then 'owner' else 'editor' end, null
      from workbook join member on member.organisation = workbook.organisation
    union all
    select organisation_access.workbook, member.person, organisation_access.role, organisation_access.ends_at
      from organisation_access join member on member.organisation = organisation_access.organisation;
`;
