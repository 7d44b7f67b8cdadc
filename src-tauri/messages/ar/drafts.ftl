## الوارد في النافذة: التقرير ومسوداته والمفاتيح
do-paste = لصق تقرير
    .words = الوارد رسالة نص بريد لاسلكي ملاحظة
paste-text = التقرير حرفيًا
paste-hint = يُحفظ دون تغيير. تُقرأ المسودات على هذا الحاسوب؛ ولا يصير شيء حدثًا قبل أن تقبله.
paste-published = نُشر
paste-received = ورد
paste-region = المنطقة
paste-region-hint = تفيد حين تحمل عدة أماكن اسمًا واحدًا: حلب، شمال غرب سوريا
paste-clock = الساعات في النص
paste-clock-unknown = غير معروف: الأيام فقط
paste-save = إدخال
paste-aside = في النص الملصق { $count } ألف حرف: أطول من أن يُعرض هنا. يُرسل كما هو.
paste-missing-text = ألصق نص التقرير أو اكتبه.

inbox-text = نص التقرير
inbox-previous = التقرير السابق
inbox-next = التقرير التالي
inbox-source = المصدر
inbox-published = نُشر
inbox-hours = الساعات
inbox-original = الأصل
inbox-kept = محفوظ دون تغيير،
inbox-none = لا تقارير واردة
inbox-none-why = ألصق التقرير كما وصلك، بالعربية أو الإنجليزية أو الفرنسية. يحفظ Passage النص دون تغيير ويقرأ منه مسودات أحداث؛ تقبل كلًا منها أو تعدّله أو ترفضه.
inbox-drafts = مسودات الأحداث
inbox-drafts-why = هنا مسودات التقرير المفتوح، واحدة لكل حدث يذكره.
inbox-by-rules = صيغت بقواعد على هذا الحاسوب
inbox-nothing = لم يوجد حدث في هذا النص
inbox-nothing-why = تعرف القواعد الإغلاقات وتغيّر السيطرة والضربات والاشتباكات وما يُذكر عن الطرق. اقرأ النص بنفسك؛ وما يذكره يمكن إدخاله يدويًا.

inbox-to-review = { $count ->
    [one] مسودة واحدة للمراجعة
    [two] مسودتان للمراجعة
    [few] { $count } مسودات للمراجعة
   *[other] { $count } مسودة للمراجعة
}

draft-kind = النوع
draft-status = الحالة
draft-wording = بحسب الصياغة: { $status }
draft-terms = ينطبق على
draft-when = متى
draft-when-edit = تغيير الوقت في النموذج
draft-places = الأماكن
draft-grade = الدرجة
draft-grade-words = مصدر { $source }، { $credibility }
draft-change = تغيير
draft-accept = قبول
draft-edit = تعديل
draft-edit-title = تعديل المسودة
draft-reject = رفض
draft-merge = دمج
draft-split = تقسيم
draft-edit-kept = لم يُسجل تعديل لهذه المسودة. ما يظهر هنا هو المسودة من دونه.
draft-edit-ask = لم يُسجل تعديل لهذه المسودة. هل تتابع التعديل أم تقرر من دونه؟
draft-edit-open = متابعة التعديل
draft-accept-without = القبول من دون التعديل
draft-merge-without = الإضافة إلى الحدث من دون التعديل
draft-if-accepted = إذا قُبلت
draft-no-change = لا يتغير مستوى
draft-more-routes = { $count ->
    [one] وطريق آخر
    [two] وطريقان آخران
    [few] و{ $count } طرق أخرى
   *[other] و{ $count } طريقًا آخر
}
draft-open-event-n = فتح الحدث { $n }
draft-keep-gap = إبقاؤه فجوة
draft-or-edit = أو E لتحديد مكانه
draft-kept-gap = محفوظ فجوة معلومات
draft-reason = سبب الرفض
draft-reason-known = مسجل من قبل
draft-reason-read = قُرئ خطأً
draft-reason-old = عن وقت سابق
draft-reason-elsewhere = ليس على طرقنا
draft-reason-missing = السبب لازم: سيقرؤه من يسأل لاحقًا.

draft-keys = مفاتيح الوارد
draft-key-move = التالي والسابق
draft-key-accept = قبول
draft-key-edit = تعديل
draft-key-reject = رفض مع السبب
draft-key-pick = اختيار المكان
draft-key-grade = الدرجة
draft-key-merge = دمج
draft-key-undo = تراجع
draft-key-split = تقسيم
draft-do-accept = قبول المسودة
draft-do-edit = تعديل المسودة في النموذج
draft-do-reject = رفض المسودة مع السبب
draft-do-pick = اختيار مكان للمسودة
draft-do-grade = تغيير درجة المسودة
draft-do-merge = دمج المسودة مع حدث
draft-do-split = تقسيم المسودة إلى أجزائها
