-- An hour is sixty minutes and is converted like them (E5), unless the bureau has set it otherwise.
update hour_conversions set hours_each = 60 * 0.022223
where id = '00000000-0000-7000-8000-000000000003' and hours_each = 1;
