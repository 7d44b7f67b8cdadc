# Titles, headlines, reasons, gaps: the sentences that explain an assessment.

title-at = { $what }، { $place }
title-captured-claimed-count = { $count ->
    [two] ادعاء السيطرة على بلدتين أو قريتين
    [few] ادعاء السيطرة على { $count } بلدات وقرى
   *[other] ادعاء السيطرة على { $count } بلدة وقرية
}
title-captured-count = { $count ->
    [two] السيطرة على بلدتين أو قريتين
    [few] السيطرة على { $count } بلدات وقرى
   *[other] السيطرة على { $count } بلدة وقرية
}
title-captured-claimed = ادعاء سيطرة
title-closed-by-order = إغلاق بأمر
title-partly-closed = إغلاق جزئي
title-passage = عبور مؤكد، { $by }
scope-border = حدود { $a } – { $b }
scope-section = { $route } كم { $from } إلى { $to }
terms-not = { $traffic }، دون { $others }
terms-vehicles-all = كل المركبات
terms-vehicle-unknown = المركبة غير معروفة
terms-hours-all = في كل الساعات
terms-partial = بعض الحركة تمر
terms-tonnes = تمرّ المركبات حتى { $tonnes } طن
terms-until = حتى { $when }
limits-closure = يسري الإغلاق: { $limits }.
limits-reopening = يسري الفتح: { $limits }.
limits-other = يسري ذلك: { $limits }.
limits-side = مفتوح { $hours }.
country-sy = سوريا
country-iq = العراق
country-tr = تركيا
country-lb = لبنان
country-jo = الأردن
country-ua = أوكرانيا
country-sd = السودان
country-ye = اليمن
place-not-named = مكان غير مسمى
place-not-placed = غير محدد المكان
passage-none = لا يوجد
passage-never = لا عبور مؤكد مسجل.
passage-last = آخر عبور مؤكد منذ { $age }.
no-report = لا تقرير
no-report-days = { $days ->
    [one] لا تقرير منذ يوم
    [two] لا تقرير منذ يومين
    [few] لا تقرير منذ { $days } أيام
   *[other] لا تقرير منذ { $days } يوما
}
reporting-stopped = توقف التبليغ
checked-never = لم يحدث
age-never = لم يحدث
age-ago = منذ { $age }
age-goes-on = ما زال مستمرا
hours-utc = { $hours } UTC
hours-between = بين { $from } و{ $to } UTC
hours-days = { $hours } أيام { $days }
hours-days-from = { $hours } ابتداءً من أيام { $days }
status-who = { $traffic }، { $direction }
status-said = القول «{ $word }»، { $day }، منذ { $age }
status-said-later = القول «{ $word }»، { $day }، بعد هذه اللحظة
access-closed-by-order = مغلق بأمر
override-text = حدده { $author }، الطريقة تقول { $computed }، حتى { $expires }
route-label = { $name }، { $code }، الخطر { $number } { $level }، { $trend }، الوصول { $access }، { $confidence }، آخر عبور { $passage }
briefing-ref = الإحاطة { $number }، { $when }
km-at = كم { $km }
km-span = كم { $from } إلى { $to }
quoted = «{ $text }»
told-apart = { $text } ({ $which })
with-status = { $text } ({ $status })
headline-because = { $level } بسبب { $reasons }.
headline-quiet = { $level }: لا حدث قرب الطريق يؤثر فيه.
headline-silent = توقف التبليغ على امتداد { $km } كم منه: الهدوء هناك لا يدل على شيء.
headline-unknown = غير معروف لأنه لم يرد أي تقرير ضمن { $near } من { $km } كم منه منذ { $days }. هذا لا يعني أنه منخفض.
headline-unknown-coarse = غير معروف لأنه لم يرد أي تقرير محدد المكان والزمان بما يكفي ضمن { $near } من { $km } كم منه منذ { $days }. هذا لا يعني أنه منخفض.
headline-background = { $count ->
    [zero] لا أخطار أخرى مبلَّغ عنها.
    [one] خطر واحد مبلَّغ عنه قد يكون قريبًا، والمعروف عنه أعمّ من أن يُحتسب.
    [two] خطران مبلَّغ عنهما قد يكونان قريبين، والمعروف عنهما أعمّ من أن يُحتسب.
    [few] { $count } أخطار مبلَّغ عنها قد تكون قريبة، والمعروف عنها أعمّ من أن يُحتسب.
    [many] { $count } خطرًا مبلَّغًا عنه قد يكون قريبًا، والمعروف عنه أعمّ من أن يُحتسب.
   *[other] { $count } خطر مبلَّغ عنه قد يكون قريبًا، والمعروف عنه أعمّ من أن يُحتسب.
}
headline-part-unknown = { $km } كم منه غير معروف.
access-lead = الوصول: { $access }.
access-lead-at = الوصول: { $access }، { $place }.
way-short-backward = الإياب: { $access }
way-short-forward = الذهاب: { $access }
way-backward = في الإياب: { $what }. { $reason }
way-forward = في الذهاب: { $what }. { $reason }
access-enforcement-unconfirmed = الأمر مؤكد؛ ولم يرد أي تقرير من البوابة.
access-order-gate-said = يوجد أمر مسجل؛ وأفاد { $side }: «{ $word }» ({ $grade })، آخر تحقق منذ { $age }.
access-order-on-record = يوجد أمر مسجل؛ ولم يرد أي تقرير من البوابة.
rule-A-closed-order = { $title } ({ $grade })، منذ { $age }.
rule-A-closed-report = أُبلغ عن إغلاق: { $title } ({ $grade })، منذ { $age }.
rule-A-closed-side = { $side }: مغلق، آخر تحقق منذ { $age }.
rule-A-closed-obstruction = غير سالك: { $title } ({ $grade })، منذ { $age }.
rule-A-closed-weight = المركبة أثقل مما يحتمله هذا المقطع: { $title } ({ $grade }).
rule-A-closed-hours = { $side }: خارج ساعات العمل.
rule-A-closed-hours-event = مغلق في هذه الساعات: { $title } ({ $grade })، منذ { $age }.
rule-A-unknown-doubted = قد يكون مغلقا: { $title } ({ $grade })، منذ { $age }.
rule-A-unknown-doubted-side = { $side }: قد يكون مغلقا بحسب ما قيل ({ $grade })، آخر تحقق منذ { $age }.
rule-A-unknown-enforcement = صدر أمر بالإغلاق وأُبلغ أنه لا يُنفَّذ: { $title } ({ $grade }).
rule-A-unknown-control = تغيرت السيطرة ولم يُؤكَّد أي عبور بعدها: { $title } ({ $grade })، منذ { $age }.
rule-A-unknown-crossing = { $side }: لا حالة منذ { $days }.
rule-A-unknown-crossing-other = { $side }: آخر تحقق منذ { $age }، لكن لا شيء مما قيل يسري الآن على هذه الحركة في الاتجاهين.
rule-A-unknown-crossing-doubted = { $side }: «{ $word }» لا يُصدَّق بما يكفي ({ $grade })، آخر تحقق منذ { $age }.
rule-A-unknown-crossing-asked = { $side }: تعذرت معرفة حالته، آخر تحقق منذ { $age } ({ $grade }).
rule-A-unknown-evidence = لا دليل على العبور منذ { $days }.
rule-A-unknown-evidence-other = لا دليل منذ { $days } على أن هذه المركبة وهذه الحركة تستطيعان العبور كاملًا في هذا الاتجاه.
rule-A-restricted-partial = إغلاق جزئي: { $title } ({ $grade })، منذ { $age }.
rule-A-restricted-hours = ساعات محدودة: { $title } ({ $grade }).
rule-A-restricted-hours-side = { $side }: مفتوح في ساعات محدودة، آخر تحقق منذ { $age } ({ $grade }).
rule-A-restricted-class = بعض المركبات ممنوعة: { $title } ({ $grade }).
rule-A-restricted-side = { $side }: مقيد، آخر تحقق منذ { $age }.
rule-A-restricted-weight = حد للوزن: { $title } ({ $grade }).
rule-A-restricted-checkpoint = تأخير أو تصاريح: { $title } ({ $grade })، منذ { $age }.
rule-A-restricted-obstruction = سالك بصعوبة: { $title } ({ $grade })، منذ { $age }.
rule-A-restricted-denial = احتجاز أو منع: { $title } ({ $grade })، منذ { $age }.
rule-A-open-passage = عبور مؤكد: { $title } ({ $grade })، منذ { $age }.
rule-A-open-report = أُبلغ أنه مفتوح: { $title } ({ $grade })، منذ { $age }.
rule-A-open-side = { $side }: مفتوح، آخر تحقق منذ { $age }.
rule-F1 = خط جبهة قرب الطريق
rule-F2 = داخل منطقة غير محسومة السيطرة
rule-F3 = تغيرت السيطرة قرب الطريق
rule-F4 = خطر متفجرات على الطريق أو قربه لم يُزَل
rule-F5 = عتبة توقف: قتال قرب جبهة متحركة
rule-T1 = وقف إطلاق نار، يُعرض كواقعة
share-rule = قاعدة { $rule }
driver-on-route = على الطريق، كم { $km }، { $age }
driver-off-route = على بعد { $distance } من كم { $km }، { $age }
driver-near-route = { $distance } من الطريق، { $age }
within-km = ضمن { $distance }
drivers-smaller = { $count ->
    [zero] لا أسباب أصغر
    [one] سبب أصغر واحد، { $share }
    [two] سببان أصغران، { $share }
    [few] { $count } أسباب أصغر، { $share }
    [many] { $count } سببًا أصغر، { $share }
   *[other] { $count } سبب أصغر، { $share }
}
drivers-elsewhere-more = { $count ->
    [zero] لا أخطار أخرى على الطريق
    [one] خطر آخر أو جبهة أخرى في موضع آخر من الطريق
    [two] خطران آخران أو جبهتان في مواضع أخرى من الطريق
    [few] { $count } أخطار أو جبهات أخرى في مواضع أخرى من الطريق
    [many] { $count } خطرًا أو جبهة في مواضع أخرى من الطريق
   *[other] { $count } خطر أو جبهة في مواضع أخرى من الطريق
}
worst-stretch = أسوأ مقطع، { $stretch }
change-false = التقرير { $reports } غير صحيح
change-false-set = التقارير { $reports } غير صحيحة كلها
change-more = { $count ->
    [one] تقرير آخر
    [two] تقريران آخران
    [few] { $count } تقارير أخرى
   *[other] { $count } تقريرا آخر
}
change-set-exact = لا تكفي لذلك مجموعة تقارير أصغر.
change-set-exact-stretches = لا توجد مجموعة تقارير أصغر تُنزل كل مقطع إلى ما دون «{ $level }»، وقد تجعل تقارير أقل الطريقَ غير معروف.
change-set-not-exact = هذه المجموعة كافية، ولم يحسب هل تكفي مجموعة أصغر منها.
change-nothing-lowers = حتى لو كانت كل التقارير غير صحيحة لما انخفض المستوى.
change-lowers-more-than = { $count ->
    [one] لا ينخفض المستوى إلا إن كان أكثر من تقرير واحد غير صحيح معًا.
    [two] لا ينخفض المستوى إلا إن كان أكثر من تقريرين غير صحيحة معًا.
    [few] لا ينخفض المستوى إلا إن كان أكثر من { $count } تقارير غير صحيحة معًا.
   *[other] لا ينخفض المستوى إلا إن كان أكثر من { $count } تقريرًا غير صحيح معًا.
}
change-lowers-not-found = { $count ->
    [one] لم يُعثر على تقرير واحد ينخفض المستوى إن كان غير صحيح، ولم يُتحقق من وجود تقرير كهذا.
    [two] لم يُعثر على مجموعة لا تزيد على تقريرين ينخفض المستوى إن كانت غير صحيحة، ولم يُتحقق من وجود مجموعة كهذه.
    [few] لم يُعثر على مجموعة لا تزيد على { $count } تقارير ينخفض المستوى إن كانت غير صحيحة، ولم يُتحقق من وجود مجموعة كهذه.
   *[other] لم يُعثر على مجموعة لا تزيد على { $count } تقريرًا ينخفض المستوى إن كانت غير صحيحة، ولم يُتحقق من وجود مجموعة كهذه.
}
change-incident = تأكد ضربة جديدة على الطريق، كم { $at }
change-control = تغيّرت السيطرة عند الطريق، كم { $at }
change-front = قُيّم خط جبهة على بعد 1 كم من الطريق، كم { $at }
change-area = قُدّر أن الطريق يقع في منطقة غير محسومة السيطرة، كم { $at }
change-hazard = عُثر على لغم أو ذخيرة لم تنفجر على الطريق عند كم { $at }
outcome-level = الخطر { $to } بدلا من { $from }.
outcome-access = الوصول { $to } بدلا من { $from }.
outcome-way-back = في الإياب: الوصول { $to } بدلا من { $from }.
outcome-advice = التوصية «{ $to }» بدلا من «{ $from }».
outcome-same = لا تغيير.
effect-later = يقع الحدث بعد { $when }، وهي اللحظة المعروضة: لا يُرى فيها ما يغيّره.
effect-later-some = { $count ->
    [one] أحد أحداثها يقع بعد { $when }، وهي اللحظة المعروضة: لا يُرى فيها ما يغيّره.
    [two] حدثان منها يقعان بعد { $when }، وهي اللحظة المعروضة: لا يُرى فيها ما يغيّرانه.
    [few] { $count } أحداث منها تقع بعد { $when }، وهي اللحظة المعروضة: لا يُرى فيها ما تغيّره.
    [many] { $count } حدثاً منها تقع بعد { $when }، وهي اللحظة المعروضة: لا يُرى فيها ما تغيّره.
   *[other] { $count } حدث منها تقع بعد { $when }، وهي اللحظة المعروضة: لا يُرى فيها ما تغيّره.
}
queue-belief = درجة التصديق { $q }
queue-weight = { $count ->
    [one] طريق واحد، { $km } كم
    [two] طريقان، { $km } كم
    [few] { $count } طرق، { $km } كم
   *[other] { $count } طريقا، { $km } كم
}
queue-label = { $weight }: { $title }، { $place }. { $grade }، { $status }، منذ { $age }، { $belief }.
queue-route = إن كان غير صحيح: { $if_false } إن كان صحيحا: { $if_true }
change-true = تأكد التقرير { $reports }
change-passage = تأكد الآن عبور الطريق كله
probability = { $p }: احتمال وقوع حدث عنيف واحد على الأقل ضمن { $near } من الطريق في غضون { $days }. ليس احتمال أن تصاب قافلة.
confidence-reason = أحدث تقرير منذ { $age }؛ { $count ->
    [zero] لا تقارير مستقلة
    [one] تقرير مستقل واحد
    [two] تقريران مستقلان
    [few] { $count } تقارير مستقلة
    [many] { $count } تقريرًا مستقلًا
   *[other] { $count } تقرير مستقل
} ضمن { $near } في { $days }؛ { $share } من المجموع يستند إلى تقارير تصديقها دون { $below }
confidence-no-report = لا تقرير ضمن { $near } في { $days }
import-unnamed-source = ملف مستورد
import-grade = { $grade } (درجة التصديق { $believed })
import-grades = درجات أحداثه: { $grades }. يزن الحدث بقدر ما يُصدَّق؛ والاختبار على الماضي يعد أحداثه صحيحة، فتكون المستويات هنا أدنى مما هناك.
gap-unnamed-places = { $count ->
    [zero] كل البلدات في { $title } مسماة.
    [one] بلدة واحدة من البلدات في { $title } غير مسماة.
    [two] بلدتان من البلدات في { $title } غير مسماتين.
    [few] { $count } بلدات في { $title } غير مسماة.
    [many] { $count } بلدة في { $title } غير مسماة.
   *[other] { $count } بلدة في { $title } غير مسماة.
}
gap-no-report-stretch = لا تقرير منذ { $days } يوما، { $stretch }.
gap-no-report-ever = لا تقرير مسجل إطلاقا، { $stretch }.
gap-reporting-stopped = توقف التبليغ حول { $area } منذ { $day }، { $stretch }: الهدوء هناك لا يدل على شيء.
silence-text = توقف التبليغ ضمن { $radius } كم من { $area } منذ { $day }، بحسب { $author }
silence-place = { $lat }، { $lon }
gap-crossing-old = { $name }: الأيام منذ آخر تحقق: { $days }.
gap-crossing-no-basis = { $name }: الأيام منذ آخر تحقق: { $days }، دون حالة يعتد بها.
gap-crossing-never = { $name }: لم يُتحقق منه قط.
gap-enforcement = لم يرد من البوابة ما يبين هل يُنفَّذ { $title }.
gap-front-line-stale = { $title }: الأيام منذ آخر تقييم: { $days }.
gap-unplaced-event = المكان الدقيق لـ { $title } غير معروف.
gap-without-place = { $count ->
    [zero] لا أحداث مسجلة بلا مكان.
    [one] حدث واحد مسجل بلا أي مكان وقد يكون هنا أيضًا.
    [two] حدثان مسجلان بلا أي مكان وقد يكونان هنا أيضًا.
    [few] { $count } أحداث مسجلة بلا أي مكان وقد تكون هنا أيضًا.
    [many] { $count } حدثًا مسجلًا بلا أي مكان وقد يكون هنا أيضًا.
   *[other] { $count } حدث مسجل بلا أي مكان وقد يكون هنا أيضًا.
}
gap-unplaced-more = { $count ->
    [zero] لا أحداث أخرى مجهولة الموقع
    [one] حدث آخر لا يُعرف مكانه بدقة
    [two] حدثان آخران لا يُعرف مكانهما بدقة
    [few] { $count } أحداث أخرى لا يُعرف مكانها بدقة
    [many] { $count } حدثًا آخر لا يُعرف مكانه بدقة
   *[other] { $count } حدث آخر لا يُعرف مكانه بدقة
}
gap-more = { $count ->
    [zero] لا فجوات أخرى.
    [one] فجوة أخرى غير مطبوعة هنا.
    [two] فجوتان أخريان غير مطبوعتين هنا.
    [few] { $count } فجوات أخرى غير مطبوعة هنا.
    [many] { $count } فجوة أخرى غير مطبوعة هنا.
   *[other] { $count } فجوة أخرى غير مطبوعة هنا.
}
gap-no-access-evidence = لا عبور ولا خبر عن فتح منذ { $days }، { $stretch }.
map-around = حول { $name }
map-all-routes = كل الطرق
brief-region = طرق السجل
brief-title-count = على { $count } من الطرق الـ{ $total }
brief-advice-no-go = { $routes }: إغلاق أو عتبة توقف قائمة.
brief-advice-hold = { $routes } حتى يُعرف ما هو مدرج في صفحاتها.
brief-advice-conditions = { $routes } بالشروط الواردة في صفحاتها.
brief-advice-go = { $routes } بالتدابير المعتادة.
brief-no-driver = لا حدث قرب الطريق
finding-high = { $count } من الطرق الـ{ $total } عند مرتفع أو أعلى
finding-also = وكذلك { $names }.
finding-announced = { $count ->
    [zero] لا إغلاق ولا فتح معلن يبدأ خلال سريان هذه الإحاطة
    [one] إغلاق أو فتح معلن واحد يبدأ خلال سريان هذه الإحاطة
    [two] إغلاقان أو فتحان معلنان يبدآن خلال سريان هذه الإحاطة
    [few] { $count } إغلاقات أو فتحات معلنة تبدأ خلال سريان هذه الإحاطة
    [many] { $count } إغلاقًا أو فتحًا معلنًا يبدأ خلال سريان هذه الإحاطة
   *[other] { $count } إغلاق أو فتح معلن يبدأ خلال سريان هذه الإحاطة
}
finding-announced-place = { $place } ({ $routes })
finding-announced-group = { $when }: { $access } ({ $basis })، { $places }.
finding-announced-more = { $count ->
    [zero] لا مواعيد أخرى.
    [one] موعد آخر على صفحات الطرق.
    [two] موعدان آخران على صفحات الطرق.
    [few] { $count } مواعيد أخرى على صفحات الطرق.
    [many] { $count } موعدًا آخر على صفحات الطرق.
   *[other] { $count } موعد آخر على صفحات الطرق.
}
finding-order = { $count ->
    [zero] لا معابر مغلقة بأمر
    [one] معبر واحد مغلق بأمر، والبوابة غير مؤكدة
    [two] معبران مغلقان بأمر، والبوابات غير مؤكدة
    [few] { $count } معابر مغلقة بأمر، والبوابات غير مؤكدة
    [many] { $count } معبرًا مغلقًا بأمر، والبوابات غير مؤكدة
   *[other] { $count } معبر مغلق بأمر، والبوابات غير مؤكدة
}
finding-order-text = { $names }. { $reason }
finding-worse = يسوء { $count } من { $total } من المسارات أثناء سريان هذه الإحاطة
finding-worse-text = { $routes }. الساعات في صفحات المسارات.
finding-worse-one = { $route } في { $when } ({ $access }، { $advice })
ahead-worse = يسوء الوضع أثناء سريان هذه الإحاطة: في { $when } يكون الوصول { $access } والمشورة «{ $advice }».
ahead-worse-backward = يسوء الإياب أثناء سريان هذه الإحاطة: في { $when } يكون الوصول { $access } والمشورة «{ $advice }».
ahead-worse-forward = يسوء الذهاب أثناء سريان هذه الإحاطة: في { $when } يكون الوصول { $access } والمشورة «{ $advice }».
finding-unknown = { $count } من الطرق الـ{ $total }: غير معروف
finding-unknown-text = لا تقرير ضمن { $near } منذ { $days } على معظم { $routes }. «غير معروف» لا يعني «منخفض» أبدًا.
finding-silent = توقف التبليغ على امتداد { $count } من الطرق الـ{ $total }
finding-silent-text = حول { $areas }، على { $routes }: الهدوء هناك لا يدل على شيء، والتغطية منخفضة.
finding-quiet = لا طريق عند مرتفع أو أعلى
annex-scope = الأحداث الـ{ $count } التي تستند إليها المستويات والوصول في هذه الصفحات، وما أُعلن عنه أو قد يكون قريبًا، واتفاقات وقف إطلاق النار وما وقع خلال سريانها، والأحداث غير المحددة المكان.
turn-back-strike = ضربة أو اشتباك جديد ضمن 5 كم من الطريق خلال آخر 6 ساعات
turn-back-contact = لا اتصال في نداءين متتاليين
turn-back-refused = إعادة من أي حاجز، أو تأخير عنده يتجاوز 60 دقيقة
hold-passage = تأكد عبور الطريق كله بمركبتنا أو مركبة شريك
hold-enforcement = أبلغت البوابة هل يُنفَّذ الأمر
hold-crossing = جرى التحقق من جانبي كل معبر
hold-front = أعيد تقييم خط السيطرة
hold-report = تقرير حديث يغطي المقاطع التي بلا تقرير
hold-not-between = { $place }: ليس { $hours }
hold-only-between = { $place }: فقط { $hours }
hold-no-vehicles = { $place }: بلا { $vehicles }
hold-closed-way = { $place }: مغلق، وطريق آخر معروف
hold-way-backward = في الإياب، { $place }
hold-way-forward = في الذهاب، { $place }
sheet-routes = طرق
sheet-crossings = معابر
sheet-events = أحداث
sheet-assessments = تقييمات
rule-named = { $text } ({ $rule })
access-at = عند { $place }: { $reason }
announced-from = ابتداءً من { $from }
announced-until = من { $from } إلى { $until }
announced-text = { $when }: { $access }، { $place }. { $title } ({ $grade }).
announced-basis = { $grade }، { $status }
announced-whole = الطريق بكامله
ceasefire = { $title } ({ $grade })، { $when }: { $state }، { $place }.
ceasefire-between = { $title }، الأطراف: { $parties }
ceasefire-span = من { $from } إلى { $until }
ceasefire-since = منذ { $from }
ceasefire-in-force = سارٍ
ceasefire-ended = انتهى
ceasefire-denied = يقال إنه سارٍ، وهناك من ينفيه
ceasefire-doubted = يقال إنه سارٍ، والتصديق به ضعيف
ceasefire-on-route = على الطريق
ceasefire-off-route = على بعد { $distance } من الطريق
ceasefire-near-route = { $distance } من الطريق
ceasefire-no-place = بلا مكان مسجل
ceasefire-breaches = { $count ->
    [zero] لا حدث عنيفًا مسجلًا ضمن { $near } من الطريق خلال سريانه.
    [one] حدث عنيف واحد ضمن { $near } من الطريق خلال سريانه.
    [two] حدثان عنيفان ضمن { $near } من الطريق خلال سريانه.
    [few] { $count } أحداث عنيفة ضمن { $near } من الطريق خلال سريانه.
    [many] { $count } حدثًا عنيفًا ضمن { $near } من الطريق خلال سريانه.
   *[other] { $count } حدث عنيف ضمن { $near } من الطريق خلال سريانه.
}
ceasefire-breach = { $title }، { $when }
ceasefire-breaches-named = { $text } المسجل: { $titles }.
ceasefire-lowers-nothing = وقف إطلاق النار لا يخفض شيئًا: هو واقعة في صالح الطريق، وما وقع خلال سريانه وقائع ضده.
ceasefire-counts = بقيمة حددها شخص يغيّر وقف إطلاق النار وزن ما سبقه.
background-event = { $title } ({ $grade })، { $when }: { $why }
background-province = لا يُعرف إلا على مستوى المحافظة أو البلد، وليس جزءًا من المستوى.
background-line = لا يُعرف إلا أنه على امتداد طريق أو نهر أو حدود، وليس جزءًا من المستوى.
background-month = لا يُعرف تاريخه إلا بالشهر أو أقل دقة، وليس جزءًا من المستوى.
background-both = المكان والتاريخ معروفان بدقة لا تكفي، وليس جزءًا من المستوى.
background-more = { $count ->
    [zero] لا أحداث عنيفة أخرى.
    [one] حدث عنيف آخر قد يكون قريبًا، وليس جزءًا من المستوى.
    [two] حدثان عنيفان آخران قد يكونان قريبين، وليسا جزءًا من المستوى.
    [few] { $count } أحداث عنيفة أخرى قد تكون قريبة، وليست جزءًا من المستوى.
    [many] { $count } حدثًا عنيفًا آخر قد يكون قريبًا، وليس جزءًا من المستوى.
   *[other] { $count } حدث عنيف آخر قد يكون قريبًا، وليس جزءًا من المستوى.
}
