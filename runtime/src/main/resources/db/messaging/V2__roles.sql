-- Who comes with an IAM token: messaging_app finds users, adds them and links them to those of the user pool. It has no password.
-- Roles belong to the server and may be there already, made for another database of it.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'messaging_app') then
        create role messaging_app login;
    end if;
    execute format('grant connect on database %I to messaging_app', current_database());
    -- Only Aurora has it. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.DBAccounts.html
    if exists (select from pg_catalog.pg_roles where rolname = 'rds_iam') then
        grant rds_iam to messaging_app;
    end if;
end;
$$;

grant usage on schema public to messaging_app;
grant select on users to messaging_app;
grant insert (display_name, handle, email, cognito_user_id) on users to messaging_app;
grant update (display_name, handle, email, cognito_user_id) on users to messaging_app;
