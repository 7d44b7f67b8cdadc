## الاستيراد في النافذة
imports-new = جديد
imports-past = الاستيرادات السابقة
imports-drop = اترك الملفات لاستيرادها
imports-drop-or-paste = أو أفلت الملفات على النافذة، أو الصق جدولا من برنامج الجداول.
imports-pasted = جدول ملصق
imports-reading = تجري قراءة { $file }
imports-of = { $number } من { $files }
imports-progress = ما قُرئ من الملف
imports-stop = إيقاف
imports-stopped = أُوقفت القراءة. لم يُحفظ شيء.
imports-joined = تقارير ثانية
imports-skipped = لا شيء فيها
imports-hash = بصمة SHA-256 للملف
imports-unaccounted = مجموع الصفوف وعددها { $count } غير متطابق. يرجى الإبلاغ عن ذلك.
imports-need-word = وافق على ترك الصفوف التي فيها مشاكل.
imports-partial = { $count ->
    [one] اترك صفا واحدا فيه مشكلة وخذ الباقي
    [two] اترك صفين فيهما مشاكل وخذ الباقي
    [few] اترك { $count } صفوف فيها مشاكل وخذ الباقي
   *[other] اترك { $count } صفا فيها مشاكل وخذ الباقي
}
imports-held = معلّقة
imports-row-held = معلّق
imports-held-why = { $count ->
    [one] صف واحد معلّق: هو هنا كما تركه شخص أو ملف لاحق، وهذا الملف يقول غير ذلك. عدّل الحدث بيدك حيث يكون الملف على صواب.
    [two] صفان معلّقان: هما هنا كما تركهما شخص أو ملف لاحق، وهذا الملف يقول غير ذلك. عدّل الحدثين بيدك حيث يكون الملف على صواب.
    [few] { $count } صفوف معلّقة: هي هنا كما تركها شخص أو ملف لاحق، وهذا الملف يقول غير ذلك. عدّل الأحداث بيدك حيث يكون الملف على صواب.
   *[other] { $count } صفا معلّقا: هي هنا كما تركها شخص أو ملف لاحق، وهذا الملف يقول غير ذلك. عدّل الأحداث بيدك حيث يكون الملف على صواب.
}
imports-done-held = { $count ->
    [one] { $told }؛ صف واحد معلّق لم يؤخذ
    [two] { $told }؛ صفان معلّقان لم يؤخذا
    [few] { $told }؛ { $count } صفوف معلّقة لم تؤخذ
   *[other] { $told }؛ { $count } صفا معلّقا لم تؤخذ
}
imports-past-held = { $count ->
    [one] معلّق واحد لم يؤخذ
   *[other] معلّقة لم تؤخذ { $count }
}
imports-issues = مشاكل وملاحظات
imports-show-all = عرض الكل ({ $count })
imports-changes = تغييرات
imports-becomes = يصبح
imports-news = جديد
imports-doubles = قد تكون موجودة
imports-doubles-why = رواها مصدر آخر: النوع نفسه، ضمن { $hours } س و{ $km } كم. تبقى منفصلة ومعلَّمة ما لم تقل غير ذلك.
imports-all-same = { $count ->
    [one] { $kind }: هو الحدث نفسه
   *[other] { $kind }: كلها ({ $count }) الأحداث نفسها
}
imports-in-file = في هذا الملف، الصف { $row }
imports-on-record = مسجل
imports-further-up = أعلى في هذا الملف
imports-double-choice = الصف { $row }: الحدث نفسه أم لا
imports-separate = منفصل
imports-same = الحدث نفسه
imports-window = قد يكون حدثا مصدرين حدثا واحدا خلال
imports-hours = ساعة
imports-km = كم
imports-columns = الأعمدة
imports-describe-unknown = أعمدة هذا الجدول غير معروفة. حدد أي عمود يعطي ماذا.
imports-describe = إن أُسيء فهم الأعمدة فحدد أي عمود يعطي ماذا.
imports-rows-are = الصفوف هي
imports-sheet = الورقة
imports-dates = تواريخ مثل 03/04/2024
imports-dates-plain = تُترك لأنها غير واضحة
imports-dates-day-first = 3 نيسان (اليوم أولا)
imports-dates-month-first = 4 آذار (الشهر أولا)
imports-pairs = رقمان في عمود واحد
imports-pairs-lat-lon = خط العرض أولا
imports-pairs-lon-lat = خط الطول أولا
imports-required = لازم
imports-no-column = لا عمود
imports-fixed = نفسه لكل الصفوف
imports-fixed-of = { $field }، نفسه لكل الصفوف
imports-first-rows = الصفوف الأولى
imports-read-so = قراءته هكذا
imports-remembered = يُحفظ للجداول ذات العناوين نفسها عندما تأخذ الصفوف.
imports-kept = قُرئ بالأعمدة التي سمّاها { $author } للملف { $file }، { $when }.
imports-forget = نسيان
imports-past-none = لم يُستورد شيء بعد.
imports-past-counts = الصفوف { $rows }: جديدة { $added }، معدّلة { $updated }، كما كانت { $unchanged }، تقارير ثانية { $joined }، متروكة { $rejected }، لا شيء فيها { $skipped }
imports-undone = جرى التراجع عنه
imports-take-back = تراجع
imports-readings = جداول محفوظة
imports-readings-why = كيف تُقرأ الجداول ذات عناوين معينة. انسَ واحدا لتُسأل من جديد.
imports-origin = من ملف
imports-maybe-same = قد يكون الحدث نفسه
