-- Letters to owners and admins when somebody announces that the practice is to be destroyed.
alter table mail drop constraint mail_kind_check;
alter table mail add constraint mail_kind_check
  check (kind in ('INVITATION', 'PASSWORD_RESET', 'UNSIGNED_VISITS', 'EMERGENCY_ACCESS', 'API_KEY_WAITS', 'TOKEN_REUSED', 'WEBHOOK_OFF',
    'SIGN_IN_CHANGED', 'PRACTICE_ENDS'));
