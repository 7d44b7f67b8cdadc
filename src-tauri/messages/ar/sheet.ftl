# ورقة السائق والملفات المرافقة. قد تُقرأ عند الحواجز: لا مستوى فيها ولا طرف ولا مصدر ولا اسم شخص.

sheet-title = { $from } ← { $to }
sheet-sub = ورقة السائق، { $km } كم، نحو { $time } مع التوقف
sheet-minutes = { $minutes ->
    [one] دقيقة
    [two] دقيقتين
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
}
sheet-hours = { $hours ->
    [one] ساعة
    [two] ساعتين
    [few] { $hours } ساعات
   *[other] { $hours } ساعة
}
sheet-hours-minutes = { $hours ->
    [one] ساعة
    [two] ساعتين
    [few] { $hours } ساعات
   *[other] { $hours } ساعة
} و{ $minutes ->
    [one] دقيقة
    [two] دقيقتين
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
}
sheet-date = { $weekday } { $date }
sheet-moment = { $day }، { $clock }
sheet-weekday-1 = الاثنين
sheet-weekday-2 = الثلاثاء
sheet-weekday-3 = الأربعاء
sheet-weekday-4 = الخميس
sheet-weekday-5 = الجمعة
sheet-weekday-6 = السبت
sheet-weekday-7 = الأحد
sheet-carry = نسخة واحدة. تُعاد بعد الرحلة. يُمنع التصوير.
sheet-draft = مسودة، لا تُحمل
sheet-draft-short = مسودة
sheet-date-label = التاريخ
sheet-leave = الانطلاق (محلي)
sheet-back = العودة قبل
sheet-valid = لا تصلح بعد
sheet-col-km = كم
sheet-col-what = المكان وما يجب فعله
sheet-col-plan = الخطة
sheet-col-actual = الفعلي
sheet-do-start = الانطلاق.
sheet-do-end = الوصول.
sheet-do-checkpoint = حاجز. الأوراق جاهزة والنوافذ مفتوحة.
sheet-do-crossing = معبر. الأوراق جاهزة.
sheet-do-bridge = جسر.
sheet-do-ferry = عبّارة.
sheet-do-hours = البوابة من { $from } إلى { $to }.
sheet-do-road-open = الطريق مفتوح من { $from } إلى { $to }، من كم { $first } إلى كم { $last }.
sheet-do-wait = انتظر هناك حتى يفتح، نحو { $time }.
sheet-do-halt = توقف وانتظر هنا، نحو { $time }.
sheet-do-not-before = لا تواصل السير قبل { $clock }.
sheet-do-day = يوم { $day }.
sheet-do-stop = { $minutes ->
    [one] توقف دقيقة.
    [two] توقف دقيقتين.
    [few] توقف { $minutes } دقائق.
   *[other] توقف { $minutes } دقيقة.
}
sheet-do-call = الاتصال { $number }.
sheet-rules = توقّف واتصل، ثم عُد إن طُلب منك
sheet-rule-fire = إذا رأيت أو سمعت قصفاً أو إطلاق نار
sheet-rule-new = حاجز جديد أو الطريق مقطوع
sheet-rule-wait = انتظار أكثر من { $minutes ->
    [one] دقيقة
    [two] دقيقتين
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
} في أي مكان
sheet-rule-wait-planned = انتظار أطول من المخطط بـ { $minutes ->
    [one] دقيقة
    [two] دقيقتين
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
} في أي مكان
sheet-rule-calls = إذا فشل اتصالان متتاليان: عُد إلى آخر نقطة توقف
sheet-hand-call = جهة الاتصال والقناة (تُكتب باليد)
sheet-hand-vehicle = المركبة ونداء اللاسلكي
sheet-hand-driver = توقيع السائق عند التسليم والإعادة
sheet-sign-start = البداية
sheet-sign-pass = على الطريق
sheet-sign-stop = نقطة توقف
sheet-sign-checkpoint = حاجز
sheet-sign-crossing = معبر
sheet-sign-bridge = جسر
sheet-sign-ferry = عبّارة
sheet-sign-end = النهاية
sheet-note = الأوقات محلية ({ $zone }). المسافات من البداية.
sheet-count = { $number }، صفحة { $page } من { $pages }
sheet-place-start = البداية
sheet-place-end = النهاية
sheet-place-wait = مكان الانتظار
sheet-refuse-past = وقت الانطلاق في الماضي. أدخل وقتاً لم يأتِ بعد.
sheet-refuse-valid = تنتهي صلاحية الورقة قبل الانطلاق. أدخل وقتاً لاحقاً.
sheet-refuse-back = عليهم أن يعودوا قبل أن ينطلقوا. أدخل وقتاً لاحقاً.
sheet-refuse-long = الورقة لرحلة واحدة: لا يجوز أن يكون فيها وقت بعد الانطلاق بأكثر من 7 أيام.
sheet-refuse-langs = لغتا الورقة متطابقتان. اختر لغة أخرى إلى جانب الأولى.
sheet-refuse-offset = الوقت المحلي يبعد أكثر من 14 ساعة عن UTC.
sheet-refuse-drive = يجب أن تكون مدة القيادة بين دقيقة واحدة و5 أيام.
sheet-refuse-stop = لا يزيد التوقف المخطط على 24 ساعة.
sheet-refuse-wait = يجب أن يكون الانتظار قبل الاتصال بين 5 دقائق و12 ساعة.
sheet-refuse-index = المحطة { $number } ليست على هذا الطريق: عدد محطاته { $count }.
sheet-refuse-many = تتسع الورقة لعدد { $count } من المحطات. احذف بعضها.
sheet-refuse-note = ما يجب فعله عند { $name } أطول من { $count } حرفاً. اكتبه بكلمات أقل.
sheet-refuse-line = لا يمكن تتبع خط هذا الطريق. ارسمه من جديد.
sheet-warn-closed = بحسب الخطة يغلق شيء هذا الطريق عند الوصول إليه. لا ترسل أحدا عليه كما هو.
sheet-warn-overtaken = تغير شيء في السجل منذ حساب الخطة. أعد حساب الخطة قبل أن يغادر أحد.
sheet-warn-roads = { $why } أُعدّت الورقة من دونها: تعذّر التحقق مما إذا كان الإغلاق يعني هذا الطريق أم طريقا آخر بجانبه.
sheet-warn-shut = مغلق عند وصولهم إليه نحو { $when }: { $what }. لا ترسل أحداً عليه كما هو.
sheet-warn-shut-late = مغلق إذا تأخروا: نحو { $late } وليس { $when } كما خُطط، لأن ربع وقت الطريق يضاف للتأخير: { $what }. انطلق أبكر أو لا ترسل أحداً عليه كما هو.
sheet-warn-doubtful = لا يُعرف هل يكون مفتوحاً عند وصولهم إليه نحو { $when }: { $what }. اسأل قبل أن يغادروا.
sheet-warn-doubtful-late = لا يُعرف هل هو مفتوح إذا تأخروا، نحو { $late } وليس { $when } كما خُطط، لأن ربع وقت الطريق يضاف للتأخير: { $what }. اسأل قبل انطلاقهم.
sheet-warn-beside = إغلاق مرسوم بجانب الطريق الذي يسلكونه نحو { $when } وقد يكون المقصود به هذا الطريق: { $what }. اسأل قبل أن يغادروا.
sheet-warn-no-go = بحسب جدول التوصيات لا ينطلق أحد في تلك الساعة: { $level }، الوصول { $access }.
sheet-warn-no-go-late = بحسب جدول المشورة لا يذهب أحد إذا تأخروا ربع الوقت عن المخطط: { $level }، الوصول { $access }.
sheet-warn-unseen = ابتداءً من { $from } لم يُنظر فيما هو مغلق.
sheet-warn-other-departure = الخطة للمغادرة في { $planned }. أوقات هذه الورقة وانتظارها هي أوقات الخطة. أعد التخطيط لتلك الساعة.
sheet-warn-late = سيصلون في { $clock }، بعد انتهاء صلاحية الورقة.
sheet-warn-dark = يقودون في الظلام بين { $from } و{ $until }: يبدأ الضوء هناك { $dawn } وتغرب الشمس { $sunset }. اختر ساعة أخرى للانطلاق.
sheet-warn-dark-late = إذا تأخروا ربع الوقت عن المخطط يقودون في الظلام بين { $from } و{ $until }: يبدأ الضوء هناك { $dawn } وتغرب الشمس { $sunset }.
sheet-warn-back = إذا استغرقت العودة المدة نفسها فسيعودون في { $clock }، بعد الوقت المحدد.
sheet-warn-before = يفتح { $name } في { $open }؛ وسيكونون هناك في { $clock }.
sheet-warn-after = يغلق { $name } في { $close }؛ وسيكونون هناك في { $clock }.
sheet-warn-day = { $name } لا يفتح في ذلك اليوم من الأسبوع بحسب الأوقات المسجلة.
sheet-warn-never = جانبا { $name } لا يفتحان في وقت واحد أبداً بحسب الساعات المسجلة.
sheet-warn-waits = ينتظرون عند { $name } { $time }، من { $from } إلى { $until }. حدد أين ينتظرون أو اختر ساعة أخرى للانطلاق.
sheet-warn-halt = عليهم التوقف عند الكيلومتر { $km } وعدم المواصلة قبل { $clock }: { $what }. حدد أين يمكنهم الوقوف هناك أو اختر ساعة أخرى للانطلاق.
sheet-warn-hours = أوقات فتح { $name } غير معروفة.
sheet-warn-name = ليس لـ { $name } اسم بهذه اللغة: { $lang }. يُكتب الاسم الآخر مكانه أيضاً.
sheet-warn-words = ما يجب فعله عند { $name } مكتوب بلغة واحدة فقط ويظهر في العمودين.
sheet-warn-stop-source = اسم المحطة { $name } فيه «{ $word }»، وهو مسجّل مصدرًا أو جهة تدير معبرًا. ويُطبع ويدخل في الملفات.
sheet-warn-source = ما يجب فعله عند { $name } يذكر «{ $word }»، وهو مصدر أو جهة مسجلة. احذفه: قد تُقرأ الورقة عند حاجز.
sheet-warn-number = ما يجب فعله عند { $name } فيه رقم طويل. لا مكان في الورقة لرقم هاتف ولا لرقم لوحة.
sheet-warn-speed = لا توجد مدة قيادة مسجلة: حُسبت بسرعة { $speed } كم/س لهذه المركبة.
sheet-warn-far = { $name } يبعد { $km } كم عن الخط ولا يُكتب.
sheet-lang-en = الإنجليزية
sheet-lang-ar = العربية
sheet-lang-fr = الفرنسية
action-sheet-issue = كُتبت ورقة سائق
action-sheet-track = كُتب مسار للسائقين
