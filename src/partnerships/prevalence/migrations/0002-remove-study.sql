-- A study whose table came from a match round ends with the days its partners agreed on. Its runs go with it.

grant delete on prevalence.study to fourfold_app;
