# الطريقة مقابل الماضي: الاختبار على أحداث سابقة ومعايرة البلد.
backtest-overwrites = ستكتب التوقعات فوق { $path }. اختر ملفا آخر.
backtest-file = { $path }: { $message }
backtest-rejected = في { $path } صفوف لا يمكن استعمالها. صححها وابدأ من جديد؛ فأرقام من جزء من الملف أرقام خاطئة.
backtest-turned = الأسبوع الأخير ({ $last }) يسبق الأول ({ $first }). بدِّل التاريخين.
backtest-date = { $date } خارج السنوات 1 إلى 9999.
backtest-too-many = لا يمكن اختبار هذا العدد من اللحظات دفعة واحدة: { $limit } على الأكثر، وبين كل اثنين يوم على الأقل. اختر مدة أقصر أو خطوات أكبر.
backtest-no-parameters = لا توجد معاملات لمسافة { $km } كم ومدة { $days ->
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
   *[other] { $days } يوما
}. اختر 2 أو 5 أو 10 كم و7 أو 30 يوما.
backtest-no-roads = لا خط في ملف الطرق.
backtest-no-events = لا يوجد حدث عنيف يعرف مكانه ويومه، فلا شيء يمكن اختباره.
backtest-nothing-observed = تنتهي الأحداث في { $until }: لا يُعرف ما تلا أول لحظة مطلوبة. اختر بداية أبكر.
backtest-before-record = تبدأ الأحداث في { $from }، بعد آخر لحظة مطلوبة. وخلو السجل قبل ذلك ليس سلاما. اختر مدة متأخرة أكثر.
backtest-cancelled = توقف. لم يكتب شيء.
cli-backtest-progress = الاختبار جار: { $percent }
cli-backtest-head = اللحظات: { $origins }، من { $first } إلى { $last }؛ مقاطع الطرق: { $segments }؛ { $method }
cli-backtest-left-out = { $count ->
    [zero] لم تُترك أي لحظة.
    [one] تُركت لحظة واحدة: لا يُعرف بعد ما تلاها.
    [two] تُركت لحظتان: لا يُعرف بعد ما تلاهما.
    [few] تُركت { $count } لحظات: لا يُعرف بعد ما تلاها.
    [many] تُركت { $count } لحظة: لا يُعرف بعد ما تلاها.
   *[other] تُركت { $count } لحظة: لا يُعرف بعد ما تلاها.
}
cli-backtest-before-record = { $count ->
    [zero] لم تُترك أي لحظة.
    [one] تُركت لحظة واحدة: تسبق أول حدث في الملف، ولا أحد يعرف ما وقع حينها.
    [two] تُركت لحظتان: تسبقان أول حدث في الملف، ولا أحد يعرف ما وقع حينها.
    [few] تُركت { $count } لحظات: تسبق أول حدث في الملف، ولا أحد يعرف ما وقع حينها.
    [many] تُركت { $count } لحظة: تسبق أول حدث في الملف، ولا أحد يعرف ما وقع حينها.
   *[other] تُركت { $count } لحظة: تسبق أول حدث في الملف، ولا أحد يعرف ما وقع حينها.
}
cli-backtest-known = عدد الأحداث التي تذكر متى عُرفت: { $count } من { $events }، وهي تُحسب منذئذ؛ أما البقية فتُحسب منذ انتهائها.
cli-backtest-known-none = لا يذكر الملف متى عُرفت أحداثه: يُحسب كل حدث منذ انتهائه. وحيث تأخرت التقارير تكون هذه الأرقام أفضل من الواقع.
cli-backtest-columns = التوقع حسب
cli-backtest-method = هذه الطريقة
cli-backtest-levels = كم مرة تلا حدث عنيف ضمن { $km } كم خلال { $days ->
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
   *[other] { $days } يوما
}، حسب المستوى:
cli-backtest-level = { $level }: على { $share } من الطريق؛ تلاه حدث: { $observed }
cli-backtest-level-none = { $level }: لا طريق بهذا المستوى
cli-backtest-routes = الطرق كاملة: { $said } قيل في المتوسط، و{ $seen } وقع.
cli-backtest-scale = المقياس المضبوط على الأسابيع السابقة لكل لحظة: { $first } في البداية و{ $last } في النهاية؛ المرفق بالبرنامج { $shipped }.
baseline-climatology = نفس القيمة دائما: كم مرة وقع حدث { $weeks ->
    [0] في اللحظات المختبرة نفسها (ما قبلها قليل جدا)
    [zero] في اللحظات المختبرة نفسها (ما قبلها قليل جدا)
    [one] في الأسبوع السابق
    [two] في الأسبوعين السابقين
    [few] في { $weeks } أسابيع سابقة
    [many] في { $weeks } أسبوعا سابقا
   *[other] في { $weeks } أسبوع سابق
}
baseline-any-7-days = بالنظر: أي حدث ضمن 5 كم في آخر 7 أيام
baseline-any-14-days = بالنظر: أي حدث ضمن 5 كم في آخر 14 يوما
baseline-count-30-days = عد الأحداث ضمن 10 كم في آخر 30 يوما
baseline-kernel-density = خريطة حرارية لآخر 30 يوما، منتشرة على 10 كم
baseline-exponential = أحداث ضمن 5 كم، يخفت كل منها خلال 30 يوما

# معايرة البلد
backtest-shipped-source = UCDP Georeferenced Event Dataset، سوريا 2016 إلى 2019، Uppsala Conflict Data Program، CC BY 4.0
backtest-shipped-text = ضبطت الأرقام على سوريا من تموز 2016 إلى كانون الأول 2018. وهنا تختبر على 2019: كل يوم اثنين، بما كان معروفا حينها، لـ 120 طريقا بين المدن؛ ثم نظر أين تلا حدث عنيف ضمن 5 كم خلال 7 أيام. أكثر هذه الأحداث قاتل: السلب والخطف والحواجز غائبة عنها.
calibration-text = حيث يقول المقياس المرفق { $from } يقول هذا { $to }.
calibration-other-method = ضبط بمعاملات غير المعاملات المستعملة الآن، فلا يستعمل. اضبطه من جديد.
calibration-old = أحدث أسبوع يقوم عليه انتهى في { $until }، أي قبل أكثر من أربعة أسابيع. استورد ما وقع منذ ذلك الحين واضبطه من جديد واختر الجديد إن كان أنسب.
calibration-period = يقوم على المدة من { $from } إلى { $until }
calibration-enough = يمكن استعمال { $weeks } أسبوعا من أحداثكم، من { $from } إلى { $until }.
calibration-behind = أحدث حدث عنيف مسجل هو بتاريخ { $day }، أي قبل { $days } يوما. ما لم يسجل بعد ليس هدوءا، ولذلك تركت الأسابيع التي بعده. استورد ما وقع منذ ذلك الحين واضبط من جديد. وإن لم يقع شيء فقل إلى متى يكتمل السجل: passage calibrate fit --until.
calibration-too-few = يمكن استعمال { $weeks ->
    [zero] صفر من الأسابيع
    [one] أسبوع واحد
    [two] أسبوعين
    [few] { $weeks } أسابيع
   *[other] { $weeks } أسبوعا
} فقط، والمطلوب { $needed }. يُحسب الأسبوع إذا كانت أحداث أربعة أسابيع قبله مسجلة ومضت الأيام السبعة بعده. استورد أحداثا سابقة أو انتظر.
calibration-no-routes = لا طريق بعد. ارسم طرقا أو استوردها أولا.
calibration-no-events = لا حدث عنيف من أحداثكم في السنوات الأربع الأخيرة يعرف مكانه ويومه. الأمثلة لا تحسب. استورد أحداثا سابقة أولا.
calibration-nothing-near = لا حدث قرب أي طريق، فلا شيء يضبط.
calibration-too-great = المقياس المضبوط هو { $scale }: معه يصبح للطريق الذي لا تقرير عنه مستوى بدل أن يبقى «غير معروف»، ولا تقبله الطريقة. تحقق مما إذا كانت الأحداث نفسها مسجلة مرات عدة.
calibration-step-fit = ضبط المقياس
calibration-step-test = اختباره على أسابيع ماضية
calibration-no-label = سمِّ البلد أو المنطقة التي يصلح لها المقياس.
calibration-none-chosen = لا معايرة مستعملة.
action-calibration-add = ضبط مقياس البلد
action-calibration-choose = بدأ استعمال مقياس البلد
action-calibration-clear = أوقف استعمال مقياس البلد
done-calibration-choose = يستعمل من الآن مقياس { $label }
done-calibration-clear = لا يُستعمل مقياس بلد: تقول المخرجات «غير معاير»
cli-calibration = { $id } { $label }، صُنع { $made } بيد { $by }: الأسابيع { $weeks }، المقياس { $scale } (المرفق { $shipped })
cli-calibration-test = اختبر على { $weeks } أسبوعا: قيل { $said } في المتوسط، وقبل المعايرة { $before }؛ ووقع { $seen }. خطأ المعايرة { $after_error }، وقبلها { $before_error }.
cli-calibration-chosen = مستعمل
calibration-no-area = المنطقة التي ضبط عليها غير مسجلة، فلا يمكن القول إن طريقا ما يقع خارجها. اضبطه من جديد.
route-other-area = معاير لمنطقة أخرى ({ $label }): الاحتمالات هنا غير معايرة
brief-calibrated-on = الاحتمالات معايرة على أحداث سابقة: { $label }، من { $from } إلى { $until }.
brief-calibrated-for = الاحتمالات معايرة على أحداث سابقة: { $label }.
brief-calibrated-somewhere = مكان تلك الأحداث غير مسجل: لا يعرف هل يصلح المقياس هنا.
brief-calibrated-elsewhere = معايرة لمنطقة أخرى، أي غير معايرة هنا: { $routes }.
