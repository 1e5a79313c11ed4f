/**
 * Who people are and what belongs to whom: sessions that tell what they are, accounts, identities of issuers,
 * organisations and their members, folders, shares with organisations, links that end, one-time links, attempts.
 */
import type { LayoutStep } from '../layout-words.ts';

export const identity: LayoutStep = ({ text, integer, bytes, keyed }) => `
  alter table session add column method ${text} not null default 'guest';
  alter table session add column device ${text} not null default '';
  alter table session add column issuer ${text};
  create index session_by_person on session (person);

  alter table person add column operator ${integer} not null default 0;
  alter table person add column deleted_at ${integer};

  create table account (
    person ${text} primary key, login ${text} not null unique, password ${text} not null,
    changed_at ${integer} not null
  ) ${keyed};

  create table identity (
    issuer ${text} not null, subject ${text} not null, person ${text} not null, at ${integer} not null,
    primary key (issuer, subject)
  ) ${keyed};
  create index identity_by_person on identity (person);

  create table organisation (
    id ${text} primary key, name ${text} not null, sign_in ${text} unique, created_at ${integer} not null
  ) ${keyed};

  create table member (
    organisation ${text} not null, person ${text} not null, role ${text} not null, at ${integer} not null,
    primary key (organisation, person)
  ) ${keyed};
  create index member_by_person on member (person);

  create table ticket (
    token_hash ${bytes} primary key, kind ${text} not null, person ${text}, organisation ${text}, role ${text},
    created_by ${text}, created_at ${integer} not null, ends_at ${integer} not null
  ) ${keyed};

  create table sign_in (
    state_hash ${bytes} primary key, sign_in ${text} not null, browser_hash ${bytes} not null,
    nonce ${text} not null, verifier ${text} not null, redirect ${text} not null, goes_to ${text} not null,
    keeps ${integer} not null,
    at ${integer} not null
  ) ${keyed};

  create table attempt (
    what ${text} primary key, began_at ${integer} not null, ends_at ${integer} not null, count ${integer} not null
  ) ${keyed};

  create table folder (
    id ${text} primary key, name ${text} not null, person ${text}, organisation ${text},
    created_at ${integer} not null
  ) ${keyed};

  alter table workbook add column organisation ${text};
  alter table workbook add column folder ${text};
  create index workbook_by_organisation on workbook (organisation);

  create table organisation_access (
    workbook ${text} not null, organisation ${text} not null, role ${text} not null, ends_at ${integer},
    at ${integer} not null,
    primary key (workbook, organisation)
  ) ${keyed};
  create index organisation_access_by_organisation on organisation_access (organisation);

  alter table share_link add column ends_at ${integer};
  alter table share_link add column code ${text};
  alter table share_link add column name ${text} not null default '';

  create view held_right as
    select access.workbook, access.person, access.role, share_link.ends_at
      from access left join share_link on share_link.id = access.link
    union all
    select workbook.id, member.person,
      case member.role when 'administrator' then 'owner' else 'editor' end, null
      from workbook join member on member.organisation = workbook.organisation
    union all
    select organisation_access.workbook, member.person, organisation_access.role, organisation_access.ends_at
      from organisation_access join member on member.organisation = organisation_access.organisation;
`;
