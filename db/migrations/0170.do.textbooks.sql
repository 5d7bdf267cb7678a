create table textbook_titles (
  id           uuid        primary key,
  topic_id     text        references annual_topics (id),
  name         text        not null,
  publisher    text        not null,
  isbn         text        unique,
  price_fen    integer     not null check (price_fen > 0),
  on_sale_from date        not null,
  on_sale_to   date,
  -- What is reserved for accepted orders is still on the shelf.
  on_hand      integer     not null default 0 check (on_hand >= 0),
  reserved     integer     not null default 0,
  created_at   timestamptz not null default now(),
  check (on_sale_to >= on_sale_from),
  check (reserved between 0 and on_hand)
);
comment on table textbook_titles is
  'Textbooks on sale and their stock; ordered and settled apart from the fee of the year (N33).';

create table textbook_stock_changes (
  id         bigint      generated always as identity primary key,
  title_id   uuid        not null references textbook_titles (id),
  kind       text        not null check (kind in ('RECEIPT', 'CORRECTION', 'DELIVERY')),
  quantity   integer     not null check (quantity <> 0),
  reason     text        not null,
  changed_by uuid        not null references accounts (id),
  at         timestamptz not null default now()
);
comment on table textbook_stock_changes is 'Changes of stock with their reason.';
create index textbook_stock_changes_by_title on textbook_stock_changes (title_id, id desc);

create sequence textbook_order_numbers;
create table textbook_orders (
  id                 uuid        primary key,
  order_no           text        not null unique,
  account_id         uuid        references accounts (id),
  organisation_id    uuid        references organisations (id),
  -- The body that gathers it into an order of its own; null = goes to the centre by itself.
  collector_id       uuid        references organisations (id),
  collected_into     uuid        references textbook_orders (id),
  state              text        not null default 'PLACED'
    check (state in ('PLACED', 'COLLECTED', 'ACCEPTED', 'DELIVERED', 'CANCELLED')),
  -- Where it is brought and who takes it, encrypted; null when the collector hands it out.
  destination_cipher text,
  amount_fen         integer     not null check (amount_fen > 0),
  placed_by          uuid        not null references accounts (id),
  placed_at          timestamptz not null default now(),
  accepted_at        timestamptz,
  delivered_at       timestamptz,
  cancelled_because  text,
  check ((account_id is null) <> (organisation_id is null)),
  check ((state = 'CANCELLED') = (cancelled_because is not null)),
  check (state <> 'COLLECTED' or collected_into is not null)
);
comment on table textbook_orders is 'Textbook orders of a person or a body.';
create index textbook_orders_of_person on textbook_orders (account_id, placed_at desc);
create index textbook_orders_of_body on textbook_orders (organisation_id, placed_at desc);
create index textbook_orders_to_collect on textbook_orders (collector_id) where state = 'PLACED';
create index textbook_orders_collected on textbook_orders (collected_into);
create index textbook_orders_by_state on textbook_orders (state, placed_at);

create table textbook_order_lines (
  order_id  uuid    not null references textbook_orders (id),
  title_id  uuid    not null references textbook_titles (id),
  quantity  integer not null check (quantity > 0),
  -- The price when it was ordered.
  price_fen integer not null,
  delivered integer not null default 0,
  check (delivered between 0 and quantity),
  primary key (order_id, title_id)
);
comment on table textbook_order_lines is 'Titles and quantities of a textbook order.';

create table textbook_deliveries (
  id          uuid        primary key,
  note_no     text        not null unique,
  order_id    uuid        not null references textbook_orders (id),
  made_by     uuid        not null references accounts (id),
  made_at     timestamptz not null default now(),
  received_by uuid        references accounts (id),
  received_at timestamptz
);
comment on table textbook_deliveries is 'Deliveries of a textbook order.';
create index textbook_deliveries_by_order on textbook_deliveries (order_id, made_at);

create table textbook_delivery_lines (
  delivery_id uuid    not null references textbook_deliveries (id),
  title_id    uuid    not null references textbook_titles (id),
  quantity    integer not null check (quantity > 0),
  primary key (delivery_id, title_id)
);
comment on table textbook_delivery_lines is 'Titles and quantities of a delivery.';

create table textbook_bills (
  order_id       uuid        primary key references textbook_orders (id),
  -- Written into the remark of the transfer.
  bill_no        text        not null unique,
  amount_fen     integer     not null check (amount_fen > 0),
  issued_at      timestamptz not null default now(),
  paid_at        timestamptz,
  paid_reference text        unique,
  recorded_by    uuid        references accounts (id),
  cancelled_at   timestamptz,
  check ((paid_at is null) = (paid_reference is null))
);
comment on table textbook_bills is
  'One bill an accepted textbook order. Never mixed with the fee of the year (N11).';
create index textbook_bills_open on textbook_bills (issued_at) where paid_at is null and cancelled_at is null;
