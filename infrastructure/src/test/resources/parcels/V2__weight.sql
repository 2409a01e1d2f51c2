alter table parcels add weight numeric(9, 3);
