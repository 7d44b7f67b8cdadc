# ما يقوله الاستيراد عن الملفات والصفوف والأعمدة.

imports-reason-signature = عُرف من بدايته
imports-reason-root-element = عُرف من عنصره الأول
imports-reason-member = عُرف من محتواه
imports-reason-columns = عُرف من أعمدته
imports-reason-extension = عُرف من نهاية اسمه
imports-reason-options = قُرئ كجدول
imports-reason-described = قُرئ بالأعمدة التي سمّيتها

imports-why-double = بينهما { $km } و{ $hours ->
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $hours } ساعات
   *[other] { $hours } ساعة
}
imports-line = { $km }، عدد النقاط { $points }
imports-not-given = غير مذكور
imports-gone = لم تعد هذه المعاينة موجودة. اختر الملف من جديد.
imports-invalid-set = «{ $value }» ليس بالشكل FIELD=VALUE.
imports-done-join = صار لـ«{ $title }» تقرير إضافي.
imports-route-same-both = يوجد طريق مسجل بهذا الاسم وبهذا الخط تقريبا: { $code }، { $name }. يجعل هذا الصف منه طريقا ثانيا، { $own }؛ وما يقال عن أحدهما لا يسري على الآخر.
imports-route-same-name = يوجد طريق مسجل بهذا الاسم ولكن بخط آخر: { $code }، { $name }. يجعل هذا الصف منه طريقا ثانيا، { $own }؛ وما يقال عن أحدهما لا يسري على الآخر.
imports-route-same-line = يوجد طريق مسجل بهذا الخط تقريبا: { $code }، { $name }. يجعل هذا الصف منه طريقا ثانيا، { $own }؛ وما يقال عن أحدهما لا يسري على الآخر.
imports-fields-missing = حدّد العمود الذي يعطي: { $fields }.
action-event-join = دُمج حدثان في حدث واحد

imports-field-what = ماذا
imports-field-place = المكان
imports-field-position = الموقع
imports-field-precision = دقة المكان
imports-field-time = متى
imports-field-actors = من
imports-field-status = الحالة
imports-field-category = التهديد
imports-field-deaths = القتلى
imports-field-report = التقرير
imports-field-name = الاسم
imports-field-kind = النوع
imports-field-country = البلد
imports-field-admin = المحافظة
imports-field-pcode = رمز المكان
imports-field-road = رقم الطريق
imports-field-area = المنطقة
imports-field-line = الخط

imports-column-date-start = التاريخ
imports-column-date-end = آخر يوم
imports-column-lat = خط العرض
imports-column-lat-hint = أو عمود واحد فيه الرقمان.
imports-column-lon = خط الطول
imports-column-lon-hint = أو العمود نفسه كخط العرض.
imports-column-kind = النوع
imports-column-kind-hint = غارة أو اشتباك أو إغلاق وما شابه، وبكلمات أخرى أيضا.
imports-column-place = المكان
imports-column-source = من يقول ذلك
imports-column-source-hint = سمِّ مصدرا: تُقارن أحداث المصادر المختلفة.
imports-column-report = نص التقرير
imports-column-id = رقم الصف
imports-column-id-hint = رقم يبقى نفسه في الملفات اللاحقة. من دونه يُعد الصف المعدّل صفا جديدا.
imports-column-status = الحالة
imports-column-grade = الدرجة
imports-column-grade-hint = حرف من A إلى F ورقم من 1 إلى 6، مثل B3.
imports-column-where-prec = دقة المكان
imports-column-actor = من فعل ذلك
imports-column-deaths-best = القتلى
imports-column-name = الاسم
imports-column-country = البلد
imports-column-country-hint = حرفان أو ثلاثة، مثل SY.
imports-column-admin1 = المحافظة
imports-column-pcode = رمز المكان
imports-column-country-a = البلد من جهة
imports-column-country-b = البلد من الجهة الأخرى
imports-column-authority-a = من يديره

# سطر الأوامر.
cli-import-added = جديد: { $added }
imported-routes = { $count ->
    [zero] لا طرق
    [one] طريق واحد
    [two] طريقان
    [few] { $count } طرق
    [many] { $count } طريقًا
   *[other] { $count } طريق
}
imported-crossings = { $count ->
    [zero] لا معابر
    [one] معبر واحد
    [two] معبران
    [few] { $count } معابر
    [many] { $count } معبرًا
   *[other] { $count } معبر
}
imported-places = { $count ->
    [zero] لا أماكن
    [one] مكان واحد
    [two] مكانان
    [few] { $count } أماكن
    [many] { $count } مكانًا
   *[other] { $count } مكان
}
imported-events = { $count ->
    [zero] لا أحداث
    [one] حدث واحد
    [two] حدثان
    [few] { $count } أحداث
    [many] { $count } حدثًا
   *[other] { $count } حدث
}
cli-import-joined = صفوف أُخذت كتقارير إضافية عن أحداث مسجلة: { $count }
cli-import-doubles = { $kind }: { $count } قد تكون موجودة من مصدر آخر
cli-imports-none = لم يُستورد شيء بعد.
cli-imports-undone = جرى التراجع عنه

# صفوف تلتقي بما هو مسجَّل.
imports-conflict-field = { $label }: هنا { $ours }، وفي الملف { $theirs }
imports-row-conflict = «{ $title }»: غيّره شخص هنا، وغيّره الملف أيضًا. لم يؤخذ الصف. { $fields }. قرّر ما الذي يسري وأدخله في الحدث.
imports-row-of-another = الصف مسجَّل كتقرير إضافي عن «{ $title }» وهو يتحدث الآن عن شيء آخر. لم يؤخذ. { $fields }. أدخله كحدث مستقل إن كان ساريًا.
imports-row-older = «{ $title }»: الصف ترميز أقدم من المسجَّل. لم يؤخذ. { $fields }.
imports-file-older = «{ $title }»: استُورد هذا الملف من قبل، وغيّر ملف لاحق هذا الصف بعد ذلك. لم يؤخذ. { $fields }.
imports-row-deleted = حُذف هنا ويبقى محذوفًا: { $theirs }.
imports-row-deleted-differs = حُذف هنا، وغيّره الملف بعد ذلك: { $ours }. { $fields }. لم يؤخذ الصف. تراجع عن الحذف أو أدخل الحدث يدويًا إن كان ساريًا.
imports-row-after-deleted = كان الرقم لحدث حُذف هنا: { $ours }. يتحدث الصف الآن عن حدث آخر وأُخذ كجديد: { $theirs }.
imports-number-reused = يبدو أن الرقم استُعمل مرة أخرى: هو لـ{ $ours }، ويقول هذا الصف { $theirs }. بقي الاثنان كحدثين. سمِّ مصدرًا لكل قائمة كي لا تختلط أرقامها.
imports-row-corrects = «{ $title }»: صار النص يُقرأ كتصحيح أو نفي. قبل: «{ $ours }». الآن: «{ $theirs }». اقرأه، وصحّح الحدث إن لم يعد ترميزه ساريًا.
cli-import-held = { $count } من الصفوف لم تؤخذ: تلتقي بما غيّره أشخاص هنا أو بقول أحدث
