-- Steps of the main job that are done, by the service's clock; the step 'clock' holds the last time seen.
create table app_main_job (
    step text primary key,
    done_at timestamptz not null
);
