-- Why: before somebody is promised to be the only licensee, the deals made here for the same patent are looked up.

CREATE INDEX deal_of_patents ON deal USING gin (((terms::jsonb) -> 'patents'));
