-- 45 minutes are one hour (E5): with four decimals, three hours of lessons came to 4.01 credit hours.
alter table hour_conversions alter column hours_each type numeric(12, 6);
update hour_conversions set hours_each = 0.022223 where id = 'minute-45';
