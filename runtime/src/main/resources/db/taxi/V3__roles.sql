-- Who comes with an IAM token: taxi_app stores trips, taxi_billing reads everything and runs the billing. Neither has a password.
-- Roles belong to the server and may be there already, made for another database of it.
do $$
declare
    name text;
begin
    foreach name in array array['taxi_app', 'taxi_billing'] loop
        if not exists (select from pg_catalog.pg_roles where rolname = name) then
            execute format('create role %I login', name);
        end if;
        execute format('grant connect on database %I to %I', current_database(), name);
        -- Only Aurora has it. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.DBAccounts.html
        if exists (select from pg_catalog.pg_roles where rolname = 'rds_iam') then
            execute format('grant rds_iam to %I', name);
        end if;
    end loop;
end;
$$;

grant usage on schema public to taxi_app, taxi_billing;

grant insert on riders, drivers, trips to taxi_app;
-- To insert a trip only if it isn't there, its key must be readable.
grant select (rider_email, trip_info) on trips to taxi_app;

grant select on all tables in schema public to taxi_billing;
grant execute on procedure billingandpayments() to taxi_billing;
