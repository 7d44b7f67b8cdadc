# خطط التحرك: ما يتوقف على البيانات. تسميات النافذة في plan-ui.ftl.

plan-gone = لم تعد هذه الخطة موجودة. احسبها من جديد.
plan-same-place = نقطة الانطلاق والوجهة مكان واحد. اختر مكاناً آخر.
plan-network-swapped = الطرق في { $file } ليست تلك التي استُوردت في { $day }: وُضع ملف آخر مكانها. استورد الطرق من جديد.
plan-way-direct = مباشر
plan-way-by = { $side } عبر { $place }
plan-side-north = شمالاً
plan-side-east = شرقاً
plan-side-south = جنوباً
plan-side-west = غرباً
plan-stop-checkpoint = حاجز
plan-why-background = لا حدث بعينه؛ كثرة الأحداث في الجوار
plan-why-unknown = لا تقرير ضمن { $near } منذ { $days }. وهذا ليس «منخفضاً»
plan-access-at = { $place }: { $reason }
plan-gap-no-data = لا بيانات، { $stretch }.
plan-gap-crossing-near = { $place } قرب كم { $km }؛ لا يُعرف إن كان هذا المسار يمر به.
plan-hours = { $from } إلى { $until }
plan-hours-unknown = الساعات غير معروفة
plan-hours-shut = مغلق ذلك اليوم
plan-hours-one-side = { $hours } في جانب واحد؛ ساعات الجانب الآخر غير معروفة
plan-checked = آخر تحقق { $day }
plan-checked-never = لم يُتحقق منه قط
plan-fit-fits = مناسب
plan-fit-tight = مناسب فقط من دون الهامش
plan-fit-waits = ينتظر حتى يفتح
plan-fit-missed = فات الأوان
plan-fit-next-day = ينتظر حتى يفتح في يوم آخر
plan-fit-early = يصل قبل أن يفتح
plan-fit-unknown = لا يمكن القول، الساعات غير معروفة
plan-against-above = فوق السقف، لا يمكن إقراره
plan-against-closed = مغلق
plan-against-hours = الساعات لا تناسب
plan-against-unknown = لا يمكن القول، جزء منه غير معروف
plan-against-at = عند السقف
plan-against-at-conditions = عند السقف، بشروط
plan-against-below = تحت السقف
plan-against-below-conditions = تحت السقف، بشروط
plan-need-notification = إقرار باستلام الإخطار، 24 ساعة
plan-need-passage = عبور مؤكد في { $day }
plan-need-status = السؤال عن الحالة: { $places }
plan-need-before-it-closes = العبور قبل الإغلاق: { $what }
plan-need-margin = مع الهامش يصلون متأخرين
plan-need-daylight = في ضوء النهار فقط
plan-need-sign-off = توقيع مسؤول أعلى
plan-need-not-on-record = غير مسجل؛ على شخص أن يؤكده
plan-need-last-passage = آخر عبور: { $day }
plan-need-daylight-early = المغادرة { $depart }، أول ضوء { $dawn }
plan-need-daylight-reason = الوصول { $arrive } UTC مع الهامش، الغروب { $sunset } UTC
plan-needs = { $there } من { $all } متوفرة
plan-level-access = { $level }، الوصول { $access }
plan-advice-within = { $letter } ضمن السقف.
plan-advice-conditions = { $letter } ضمن السقف. قبل المغادرة على شخص أن يؤكد: { $what }.
plan-advice-hold-needs = { $letter } ضمن السقف؛ غير متوفر: { $what }.
plan-advice-hold-rule = { $letter } ضمن السقف، لكن جدول التوصيات يقول بتعليق التحرك: { $what }.
plan-advice-unknown = جزء من { $letter } غير معروف: لا أحد يستطيع القول إن كان ضمن السقف.
plan-advice-hours = { $letter } لا يناسب ساعات أحد المعابر.
plan-advice-closed = { $letter } مغلق.
plan-advice-above = لا مسار ضمن السقف؛ الأقرب { $letter } بمستوى { $level }.
plan-advice-no-way = لا يوجد مسار.
plan-reassess-gate = { $place } يفتح من جديد
plan-reassess-light = أول الضوء
plan-overlap = { $share } % منه على المسارات التي قبله
plan-minutes = { $n } د
plan-hours-minutes = { $h } س { $m }
plan-km-time = { $km } كم، { $time }
plan-cost = { $km } كم، { $time }
plan-price-same = { $cost }، المستوى نفسه
plan-price-less = { $cost } مقابل { $count ->
    [one] مستوى واحد
    [two] مستويين
    [few] { $count } مستويات
   *[other] { $count } مستوى
} أقل
plan-price-more = { $cost } وبزيادة { $count ->
    [one] مستوى واحد
    [two] مستويين
    [few] { $count } مستويات
   *[other] { $count } مستوى
}
plan-price-unknown = { $cost }؛ لا تمكن مقارنة المستويات، جزء غير معروف
plan-warn-regardless = وُجد من دون اعتبار ساعات المعابر: كما طُلب يصل متأخراً إلى أحدها
plan-warn-regardless-early = وُجد من دون اعتبار ساعات المعابر: كما طُلب يصل إلى أحدها قبل أن يفتح، والانتظار عنده لا يكفي للعبور
plan-warn-regardless-hours = وُجد من دون اعتبار ساعات المعابر: كما طُلب لا تناسبه ساعاتها
plan-note-sketch = هذه الطرق رسم تخطيطي باليد: أكثر الطرق ناقصة، والأطوال والأوقات تقريبية. لا تخطط بها لأي تحرك.
plan-note-left-out = { $count ->
    [one] ما يبدأ وينتهي أثناء الطريق أكثر مما يُنظر فيه: لم يُنظر في إغلاق أو فتح واحد بعيد عن هذه المسارات.
    [two] ما يبدأ وينتهي أثناء الطريق أكثر مما يُنظر فيه: لم يُنظر في إغلاقين أو فتحين بعيدين عن هذه المسارات.
    [few] ما يبدأ وينتهي أثناء الطريق أكثر مما يُنظر فيه: لم يُنظر في { $count } حالات إغلاق أو فتح بعيدة عن هذه المسارات.
   *[other] ما يبدأ وينتهي أثناء الطريق أكثر مما يُنظر فيه: لم يُنظر في { $count } حالة إغلاق أو فتح بعيدة عن هذه المسارات.
}
plan-note-unfinished = لم يكتمل البحث: ظهرت إغلاقات أو مستويات جديدة على كل مسار نُظر فيه حتى أُنهي البحث. قد توجد مسارات أخرى. ابحث على مراحل عبر مكان على المسار الالتفافي.
plan-invalid-offset = لا يتأخر الوقت المحلي عن UTC أكثر من 12 ساعة ولا يسبقه أكثر من 14 ساعة.
plan-note-no-record = مصدر هذه الطرق غير مسجل.
plan-note-trucks = { $count ->
    [one] في القافلة شاحنة، والفئة المختارة ({ $class }) أخف من شاحنة: المسارات المعروضة لشاحنة دون 20 طنا. إن كانت أثقل فاختر فئتها.
    [two] في القافلة شاحنتان، والفئة المختارة ({ $class }) أخف من شاحنة: المسارات المعروضة لشاحنات دون 20 طنا. إن كانت إحداهما أثقل فاختر فئتها.
    [few] في القافلة { $count } شاحنات، والفئة المختارة ({ $class }) أخف من شاحنة: المسارات المعروضة لشاحنات دون 20 طنا. إن كانت إحداها أثقل فاختر فئتها.
   *[other] في القافلة { $count } شاحنة، والفئة المختارة ({ $class }) أخف من شاحنة: المسارات المعروضة لشاحنات دون 20 طنا. إن كانت إحداها أثقل فاختر فئتها.
}
plan-daylight = ضوء النهار { $from } إلى { $until } UTC
plan-daylight-none = لا تشرق الشمس أو لا تغيب ذلك اليوم
plan-opened = إذا فُتح: { $way }
plan-opened-none = إذا فُتح وحده فلا مسار أيضاً
roads-no-files = اختر ملفاً واحداً على الأقل.
roads-facts = { $files }، استُوردت في { $day }، { $km } كم
roads-facts-sketch = رسم تخطيطي باليد، { $km } كم. لا تخطط به لأي تحرك.
roads-facts-no-record = طرق مصدرها غير مسجل، { $km } كم
roads-step-0 = قراءة الطرق
roads-step-1 = قراءة المواقع
roads-step-2 = تركيب الشبكة
roads-step-3 = تجهيز البحث
roads-done = { $roads } طريقاً، { $km } كم. لم يُستعمل أو لم يُستعمل كما قُصد: { $refused }
plan-warn-closed = مغلق عند الوصول إليه: { $what }
plan-warn-closed-late = مع الهامش يكون مغلقاً عند الوصول إليه: { $what }
plan-warn-unseen = ابتداءً من { $from } لم يُنظر فيما هو مغلق على هذا المسار. أعد تخطيط بقيته قرب ذلك الوقت
plan-warn-border-order = نقطة حدودية لا يذكر السجل بين أي بلدين تقع، وهناك حدود مغلقة بأمر: { $what }. لا تدل الخريطة على أنها هذه الحدود أم غيرها. اسأل قبل المغادرة
plan-for-class = { $what }، لفئة: { $class }
plan-warn-override = حدد { $author } مستوى { $route } على { $level } حتى { $expires }
plan-blocked-level-found = لا مسار ضمن أعلى مستوى تسمح به.
plan-blocked-unfinished = لم يُعثر على مسار، ولم يُبحث في كل المسارات.
plan-blocked-when-reached = كل مسار عُثر عليه يكون مغلقاً عند بلوغه.
plan-note-zone = تُقرأ ساعات الإشارات بتوقيت { $zone }. وحيث يتبع الطريق توقيتًا آخر فهي تسري قبل ذلك أو بعده.
plan-warn-astray = { $what } على بعد { $distance } من هنا وليس على أي طريق في الخريطة: قد يكون هذا الطريق. اسأل قبل المرور.
plan-warn-perhaps = { $what } مرسوم على بعد { $distance } من هنا ووُضع على طريق آخر: قد يكون المقصود هذا الطريق. اسأل قبل المرور.
plan-warn-drawn = { $what } مرسوم على بعد { $distance } من هنا وقد يكون المقصود هذا الطريق: لا يُعرف هل هو مفتوح. اسأل قبل المرور.
plan-note-drawn-off = { $what }: الطريق الذي عُدّ مغلقاً يبعد حتى { $distance } عن موضع رسم الإغلاق. انظر في الخريطة هل هو الطريق المقصود.
plan-note-repeats = { $letter } صار عادة: { $count ->
    [one] تحرك واحد
    [two] تحركان
    [few] { $count } تحركات
   *[other] { $count } تحركًا
} على الطريق نفسه في الساعة نفسها تقريباً خلال { $days } ({ $when }). غيّر الساعة أو الطريق.
plan-hold-about = { $between }، المغادرة { $depart }. { $advice }
plan-hold-until = { $about } يعاد النظر { $until }.
action-plan-hold = عُلّق تحرك
action-plan-release = رُفع تعليق التحرك
