## التقارير الواردة نصًا، والمسودات المقروءة منها
inbox-report = التقرير { $number }
inbox-report-lost = تقرير بلا رقم
inbox-taken = أُدخل { $when }، { $languages }
inbox-not-published = غير معروف؛ ورد { $when }
inbox-lang-en = الإنجليزية
inbox-lang-ar = العربية
inbox-lang-fr = الفرنسية
draft-n = { $count ->
    [zero] لا مسودات
    [one] مسودة حدث واحدة
    [two] مسودتا حدثين
    [few] { $count } مسودات أحداث
   *[other] { $count } مسودة حدث
}
draft-n-accepted = { $count } مقبولة
draft-n-merged = { $count } مدمجة
draft-n-rejected = { $count } مرفوضة
draft-n-to-review = { $count } للمراجعة
draft-left-over = { $count ->
    [one] قرار سابق يخص مسودة تُقرأ اليوم على نحو آخر. يبقى حدثها كما هو.
   *[other] قرارات سابقة ({ $count }) تخص مسودات تُقرأ اليوم على نحو آخر. تبقى أحداثها كما هي.
}
draft-to-review = للمراجعة
draft-accepted = مقبولة
draft-accepted-deleted = مقبولة؛ حُذف الحدث
draft-merged = دُمجت مع «{ $title }»
draft-rejected = مرفوضة: { $reason }
draft-by = من { $who }
draft-by-order = بأمر من { $who }
draft-against = ضد { $who }
draft-when-span = من { $from } إلى { $until }
draft-when-hour = بدقة الساعة
draft-when-day = بدقة اليوم
draft-when-week = بدقة الأسبوع
draft-when-head = من تاريخ التقرير
draft-when-report = لا يذكره النص؛ يقوم يوم التقرير مقامه
draft-unnamed = { $count } أخرى لا يسميها النص
draft-on-route = على { $route }، كم { $km }
draft-near-route = على بعد { $km } من { $route }
draft-whole-route = كامل { $route }، { $stretch }
draft-put-on-route = وُضعت على { $route }، { $stretch }
draft-approximate = موقع تقريبي، بفارق { $km } على الأكثر: { $place }
draft-no-route-near = لا طريق قريب
draft-place-not-said = مكان لا يسميه النص
draft-missing-place = أين يقع { $places }؟ اختر مكانًا، أو أبقه فجوة معلومات.
draft-doubt = المسودة { $number }: { $text }
draft-doubt-after-report = تاريخها بعد تاريخ التقرير. تحقق من اليوم.
draft-doubt-announced = أُعلن عنها ولم يقل أحد إنها حدثت. إن قُبلت احتُسبت من ذلك اليوم دون تأكيد آخر.
draft-doubt-ended = يجعلها النص تنتهي قبل التقرير. تُركت بلا نهاية: تحقق من اليوم المقصود.
draft-doubt-two-days = يمكن أن يُقرأ تاريخ مكتوب بالأرقام بطريقتين، اليوم أولًا أو الشهر أولًا، فأُخذ اليوم القريب من التقرير، أو تُرك إن وقع أحدهما بعده: تحقق من المقصود.
draft-doubt-terms = قيل بأكثر من صيغة لمن أُغلق أو من متى وإلى متى، فاعتُبر مغلقًا أمام الجميع دون نهاية: تحقق من النص.
draft-doubt-direction = قيل إنه يسري في اتجاه واحد فقط، فاعتُبر ساريًا في الاتجاهين: عدّله إن كان المقصود اتجاهًا واحدًا.
draft-doubt-hours = قيل إنه يسري في ساعات معينة فقط، فتُركت الساعات واعتُبر ساريًا في كل الأوقات: عدّله وأدخلها بالتوقيت العالمي.
draft-doubt-whole-road = يذكر النص طريقًا دون مكان عليه، فوُضعت على الطريق المسجل كله: تحقق من الجزء المقصود.
draft-doubt-km-beyond = يذكر النص كيلومترات لا توجد على هذا الطريق المسجل، فوُضعت على الطريق المسجل كله: تحقق من الجزء المقصود.
draft-doubt-which-road = تحمل عدة طرق مسجلة رقم هذا الطريق. اختر المقصود منها.
draft-doubt-daily = اعتُبر ساريًا كل يوم في الساعات المذكورة دون غيرها: تحقّق منها.
draft-doubt-local-hours = الساعات { $hours } بتوقيت المكان، والأوقات تُحفظ بتوقيت UTC. تُركت: عدّل المسودة وأدخلها.
draft-doubt-no-level = حدثت في مكان ما على طول طريق. إن قُبلت هكذا لم تُحتسب في أي مستوى: حدد لها مكانًا إن كان معروفًا.
draft-doubt-beside = تقع على بعد { $km } من { $route }. إن قُبلت هكذا لم تؤثر في أي طريق مسجل: عدّلها وضعها على الطريق إن كان هو المقصود.
draft-doubt-several-roads = يصل بين هذين المكانين أكثر من طريق مسجل. وُضعت على { $route } لا على { $others }: تحقق من المقصود.
draft-unread = لم يدخل كل ما في «{ $words }» في مسودة. الجملة تتحدث عن خطر أو عن الوصول: اقرأها بنفسك.
draft-unread-more = { $count ->
    [one] جملة أخرى عن خطر أو عن الوصول لم تدخل كلها في مسودة.
    [two] جملتان أخريان عن خطر أو عن الوصول لم تدخلا بالكامل في مسودة.
    [few] { $count } جمل أخرى عن خطر أو عن الوصول لم تدخل كلها في مسودة.
   *[other] { $count } جملة أخرى عن خطر أو عن الوصول لم تدخل كلها في مسودة.
}
draft-one-origin = قد يكون له أصل واحد مع التقرير { $number }
draft-same-event = قد يتحدث التقرير { $number } عن الحدث نفسه
draft-same-event-no-report = قد يكون حدثًا مسجلًا من قبل
draft-same-retracted = ربما أُبلغ عن الأمر نفسه من قبل ثم سُحب. اقبل هذا التقرير حدثا جديدا إن كان صحيحا.
draft-takes-back = يسحب هذا النص ما قد يكون ذلك الحدث، ولا يسنده. إن كان هو المقصود فافتح الحدث واجعل حالته «مسحوب».
inbox-clock = { $zone } إن لم تُذكر منطقة زمنية
inbox-clock-unknown = المنطقة الزمنية غير معروفة، تؤخذ الأيام فقط

action-report-add = أُدخل تقرير
action-report-open = فُتح تقرير في الوارد
action-draft-accept = قُبلت مسودة
action-draft-reject = رُفضت مسودة
action-draft-merge = دُمجت مسودة مع حدث
action-draft-split = قُسمت مسودة
done-report-add = { $count ->
    [0] أُدخل { $report }. لم يوجد فيه حدث.
    [one] أُدخل { $report }، مسودة واحدة للمراجعة
    [two] أُدخل { $report }، مسودتان للمراجعة
    [few] أُدخل { $report }، { $count } مسودات للمراجعة
   *[other] أُدخل { $report }، { $count } مسودة للمراجعة
}
done-draft-accept = { $count ->
    [one] قُبلت: { $title }
   *[other] قُبلت أحداثًا عددها { $count }: { $title } وغيره
}
done-draft-reject = رُفضت المسودة
done-draft-split = { $count ->
    [two] قُسمت إلى مسودتين
    [few] قُسمت إلى { $count } مسودات
   *[other] قُسمت إلى { $count } مسودة
}
done-draft-merge = دُمجت: يسند التقرير «{ $title }» مصدرًا مستقلًا
done-draft-merge-one = دُمجت: يسند التقرير «{ $title }» ويُحسب واحدًا مع التقرير الذي يكرره
done-draft-merge-denies = دُمجت: سُجّل التقرير نفيًا لـ«{ $title }»
report-known = هذا هو { $report }، ورد { $when }. يُحفظ النص الواحد مرة واحدة؛ لم يُضف شيء.

invalid-report-long = حجم النص { $size } كيلوبايت؛ يُدخل حتى { $most } كيلوبايت في المرة. الصقه أجزاءً، أو استورده ملفًا.
done-received-ahead = { $text }. وقت الورود، { $when }، بعد ساعة هذا الحاسوب، { $now }: تحقق منهما.
invalid-report-future = تاريخ التقرير بعد الآن بأكثر من يوم. راجع وقت نشره ووقت وروده.
invalid-merge-retracted = سُحب ذلك الحدث: أي تقرير يسنده لن يُحسب. اقبل التقرير حدثا جديدا، أو غيّر حالة الحدث أولا.
invalid-merge-over = انتهى ما يخبر به ذلك الحدث قبل هذا التقرير: لو أسنده التقرير لما حُسب. اقبله حدثا جديدا.
invalid-merge-takes-back = تسحب هذه المسودة ما أُبلغ عنه: لو أُلحقت بالحدث لحُسبت سندًا له. افتح الحدث واجعل حالته «مسحوب» بدلًا من ذلك.
invalid-draft-decided = سبق اتخاذ قرار بشأن هذه المسودة. تراجع عنه أولًا.
invalid-draft-open = لا يُعرف أين يقع { $places }. اختر مكانًا، أو أبقه فجوة معلومات.
invalid-draft-several = تسمي هذه المسودة عدة أماكن. قسّمها أولًا ثم عدّل كل جزء.
invalid-draft-one = لهذه المسودة جزء واحد ولا تُقسم.
invalid-draft-reason = اذكر سبب رفض المسودة.
invalid-draft-behind = التقرير يسند هذا الحدث من قبل.
invalid-draft-other = الحدث المسجل ليس ما تذكره هذه المسودة كما هي الآن: المكان أو الوقت أو المدى مختلف. اقبل المسودة حدثًا قائمًا بذاته.
