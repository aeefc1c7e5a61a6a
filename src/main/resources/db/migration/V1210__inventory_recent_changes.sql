-- Until when some of the changes of the place's units are forgotten, then time and units of each later one, in microseconds
-- since 1970. Null for rows of before: nothing is known of their changes.
ALTER TABLE inventory_stock ADD COLUMN recent bigint[];
