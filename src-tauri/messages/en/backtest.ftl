# The method against the past: the command line's back-test and the country calibration.
backtest-overwrites = The predictions would overwrite { $path }. Choose another file.
backtest-file = { $path }: { $message }
backtest-rejected = { $path } holds rows that cannot be used. Correct them and start again; figures over part of a file would be wrong figures.
backtest-turned = The last week ({ $last }) lies before the first ({ $first }). Swap the two dates.
backtest-date = { $date } lies outside of the years 1 to 9999.
backtest-too-many = So many moments cannot be tested at once: { $limit } at most, at least one day apart. Choose a shorter span or larger steps.
backtest-no-parameters = There are no parameters for { $km } km and { $days } days. Choose 2, 5 or 10 km and 7 or 30 days.
backtest-no-roads = The file of routes holds no line.
backtest-no-events = There is no violent event whose place and day are known, so nothing can be tested.
backtest-nothing-observed = The events end on { $until }: what followed the first moment asked for is not known. Choose an earlier start.
backtest-before-record = The events begin on { $from }, after the last moment asked for. That nothing is on record before is no peace. Choose a later span.
backtest-cancelled = Stopped. Nothing was written.
cli-backtest-progress = Testing: { $percent }
cli-backtest-head = { $origins } moments from { $first } to { $last }, { $segments } road segments; { $method }
cli-backtest-left-out = { $count ->
    [one] One moment was left out: what followed it is not known yet.
   *[other] { $count } moments were left out: what followed them is not known yet.
}
cli-backtest-before-record = { $count ->
    [one] One moment was left out: it lies before the first event of the file, and nobody knows what happened then.
   *[other] { $count } moments were left out: they lie before the first event of the file, and nobody knows what happened then.
}
cli-backtest-known = { $count } of { $events } events say when they became known and count from then on; the others count from when they were over.
cli-backtest-known-none = The file does not say when its events became known: each counts from when it was over. Where reports came late, these figures are too good.
cli-backtest-columns = what was predicted by
cli-backtest-method = this method
cli-backtest-levels = How often a violent event followed within { $km } km in { $days } days, by level:
cli-backtest-level = { $level }: on { $share } of the road; followed by an event: { $observed }
cli-backtest-level-none = { $level }: on no road
cli-backtest-routes = Whole routes: { $said } said on average, { $seen } seen.
cli-backtest-scale = Scale fitted on the weeks before each moment: { $first } at first, { $last } at last; { $shipped } ships with the program.
baseline-climatology = Always the same: how often an event followed { $weeks ->
    [0] at the moments tested themselves (too little lies before them)
   *[other] in the { $weeks } weeks before
}
baseline-any-7-days = By eye: any event within 5 km in the last 7 days
baseline-any-14-days = By eye: any event within 5 km in the last 14 days
baseline-count-30-days = Counting the events within 10 km in the last 30 days
baseline-kernel-density = A heat map of the last 30 days, blurred over 10 km
baseline-exponential = Events within 5 km, each fading over 30 days

# Country calibration
backtest-shipped-source = UCDP Georeferenced Event Dataset, Syria 2016 to 2019, Uppsala Conflict Data Program, CC BY 4.0
backtest-shipped-text = The numbers were fitted on Syria, July 2016 to December 2018. Here they are put to the test on 2019: every Monday, with what was known by then, for 120 roads between towns; then it was looked up where a violent event followed within 5 km in 7 days. These events are mostly deadly ones: robbery, abduction and checkpoints are missing from them.
calibration-text = Where the shipped scale says { $from }, this one says { $to }.
calibration-other-method = It was fitted with other parameters than those in use now, so it is not used. Fit it again.
calibration-old = The newest week it rests on was over on { $until }, more than four weeks ago. Import what has happened since, fit it again, and choose the new one if it fits better.
calibration-period = Rests on the time from { $from } to { $until }
calibration-enough = { $weeks } weeks of your own events can be used, from { $from } to { $until }.
calibration-behind = The newest violent event on record is of { $day }, { $days } days ago. What is not on record yet is not peace, so the weeks after it are left out. Import what has happened since and fit again. Where nothing has happened, say until when the record is complete: passage calibrate fit --until.
calibration-too-few = Only { $weeks } weeks can be used, and { $needed } are needed. A week counts when events are on record for four weeks before it and the seven days after it are over. Import past events, or wait.
calibration-no-routes = There is no route yet. Draw or import routes first.
calibration-no-events = In the last four years there is no violent event of your own whose place and day are known. Examples do not count. Import past events first.
calibration-nothing-near = No event lies near one of the routes, so nothing can be fitted.
calibration-too-small = The fitted scale is { $scale }: with it a confirmed event on the road could stay at Very low, and the method does not take it. See whether the events of the time it was fitted on are all on record.
calibration-refused = With this scale a confirmed event on the road could stay at Very low, or a road without any report would have a level. The method does not take it: levels are uncalibrated. Fit it again, and ask where this one came from.
calibration-too-great = The fitted scale is { $scale }: with it a road without any report would have a level instead of being Unknown, and the method does not take it. See whether the same events are on record many times over.
calibration-step-fit = Fitting the scale
calibration-step-test = Testing it on past weeks
calibration-no-label = Name the country or region for which the scale shall hold.
calibration-none-chosen = No calibration is in use.
action-calibration-add = Country scale fitted
action-calibration-choose = Country scale put into use
action-calibration-clear = Country scale taken out of use
done-calibration-choose = From now on the country scale of { $label } is used
done-calibration-clear = No country scale is used: outputs say uncalibrated
cli-calibration = { $id }  { $label }, made { $made } by { $by }: { $weeks } weeks, scale { $scale } (shipped { $shipped })
cli-calibration-test = Tested on { $weeks } weeks: said { $said } on average, before { $before }; seen { $seen }. Calibration error { $after_error }, before { $before_error }.
cli-calibration-chosen = in use
calibration-no-area = Where it was fitted is not on record, so no route can be told to lie elsewhere. Fit it again.
route-other-area = Calibrated for another area ({ $label }): likelihoods are uncalibrated here
brief-calibrated-on = Likelihoods are calibrated on past events: { $label }, { $from } to { $until }.
brief-calibrated-for = Likelihoods are calibrated on past events: { $label }.
brief-calibrated-somewhere = Where those events lie is not on record: whether the scale holds here is not known.
brief-calibrated-elsewhere = Calibrated for another area, so uncalibrated: { $routes }.
