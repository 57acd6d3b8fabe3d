-- What of a model's window a host offers, in tokens: the same model has a shorter context at some. Null: as the model says.
alter table offering
    add column context_length    bigint check (context_length > 0),
    add column max_output_tokens bigint check (max_output_tokens > 0);
