-- Who takes part. A handle and an e-mail address are one person's, however they are capitalised.
create table users (
    uuid uuid primary key default gen_random_uuid(),
    display_name text not null check (display_name <> ''),
    handle text not null unique check (handle <> ''),
    email text not null unique check (email <> ''),
    -- The claim sub of the user's tokens. Unknown until somebody signs up with the address: then the row becomes theirs.
    cognito_user_id text unique,
    created_at timestamptz not null default current_timestamp
);
create unique index users_by_handle on users (lower(handle));
create unique index users_by_email on users (lower(email));

-- The lab's own users. At example.com nobody gets mail: https://www.rfc-editor.org/rfc/rfc2606
insert into users (display_name, handle, email) values
    ('Andrew Brown', 'andrewbrown', 'andrewbrown@example.com'),
    ('Andrew Bayko', 'bayko', 'bayko@example.com'),
    ('Londo Mollari', 'londo', 'londo@example.com');
