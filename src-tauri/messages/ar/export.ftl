# ما لا يستطيع ملف للغير حمله: lost-<code>. يعرض بعد التصدير.
lost-title = لا يحمل الملف كل شيء:
lost-not-placed = { $count } بلا موقع معروف وليست فيه: { $fields }{ $more ->
    [0] {""}
   *[other] {""}؛ و{ $more } غيرها
}. الجدول (CSV أو Excel) يحملها.
lost-later = { $count } تبدأ بعد اللحظة المطلوبة وليست فيه.
lost-shapes = { $count } من الخطوط أو المساحات ليست فيه. لا يتسع الجدول إلا لموقع واحد، أما GeoJSON وKML فيحملانها.
lost-areas = { $count } من المساحات ليست فيه: { $fields }{ $more ->
    [0] {""}
   *[other] {""}؛ و{ $more } غيرها
}. لا تعرف هذه الصيغة إلا النقاط والخطوط، أما GeoJSON وKML فيحملان المساحات.
lost-colours = الألوان ليست فيه.
lost-characters = حُذفت رموز تحكم غير مرئية من { $count } من النصوص ({ $fields }).
lost-sorts = تُكتب الأرقام والتواريخ فيه نصا: { $fields }.
lost-unknown = حيث لا تُعرف القيمة يُحذف حقلها: { $fields }.
lost-digits = قُرِّب { $count } من الأرقام: { $fields }.
lost-position = قُرِّبت المواقع إلى سنتيمتر واحد.
lost-seconds = اقتُصر في الأوقات على الثواني الكاملة: { $fields }.
