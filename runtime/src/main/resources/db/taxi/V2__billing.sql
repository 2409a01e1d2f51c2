-- Bills all completed trips, a bill and a payment a driver. One transaction: that of who calls it.
-- It runs with its owner's rights and finds tables in public only, so that who may call it needs no right to write.
create procedure billingandpayments()
language plpgsql
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    due bigint[];
    cycle bigint;
    -- The driver's share.
    share constant numeric := 0.80;
    changed bigint;
begin
    -- Locked, so that a second caller waits, looks again and finds what is left. Trips that are stored meanwhile are for the next cycle.
    select coalesce(array_agg(id), '{}') into due
    from (select id from public.trips where status = 'Completed' order by id for update) as completed;
    raise notice 'Found % trip(s) to be billed', cardinality(due);
    if cardinality(due) = 0 then
        raise notice 'Nothing to bill';
        return;
    end if;

    cycle := nextval('public.billing_cycle_seq');
    raise notice 'Billing cycle # % begins', cycle;

    insert into public.billing (driver_id, billing_cycle, billing_start, billing_end, billing_amount, commissions, rides_total,
        description, billing_status)
    select driver_id, cycle, min(dropoff_datetime), max(dropoff_datetime), sum(total_amount), share, count(*),
        'Billing cycle ' || cycle, 'Completed'
    from public.trips
    where id = any (due)
    group by driver_id
    order by driver_id;
    get diagnostics changed = row_count;
    raise notice 'Inserted % record(s) into billing', changed;

    -- To the cent, half a cent up.
    insert into public.payment (billing_id, driver_id, billing_cycle, payment_amount, payment_date, payment_id, payment_status,
        description)
    select b.id, b.driver_id, b.billing_cycle, round(b.billing_amount * b.commissions, 2), b.billing_date, d.payment_id,
        'Completed', 'Payment of ' || to_char(transaction_timestamp() at time zone 'UTC', 'FMMonth YYYY')
    from public.billing b join public.drivers d using (driver_id)
    where b.billing_cycle = cycle
    order by b.id;
    get diagnostics changed = row_count;
    raise notice 'Inserted % record(s) into payment', changed;

    update public.trips set status = 'Processed' where id = any (due);
    get diagnostics changed = row_count;
    raise notice 'Marked % trip(s) as Processed', changed;

    update public.billing set billing_status = 'Processed' where billing_cycle = cycle;
    get diagnostics changed = row_count;
    raise notice 'Marked % record(s) of billing as Processed', changed;

    raise notice 'Billing cycle # % is complete', cycle;
end;
$$;

revoke all on procedure billingandpayments() from public;
