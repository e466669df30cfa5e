package dev.warta.enrich.extract;

import java.util.List;

/** Invented articles in the layouts of wires and small sites, received on 20 June 2024. */
final class Deliveries {

  private Deliveries() {}

  static final Delivery TURKISH_AGENCY =
      Delivery.named(
              "Turkish with agency in the dateline and credits at the end",
              """
              Kars'ta peynir müzesi kapılarını yeniden açtı

              KARS (KHA) - Sarıkamış yolundaki peynir müzesi, iki yıl süren onarımın ardından ziyaretçilerini ağırlamaya başladı.

              Müze müdürü Yıldız Karaca, "Çatı akıyordu, artık akmıyor" dedi.

              Ayrıca okuyun: Gravyerin yüz yıllık yolculuğu

              Açılışa Ardahan ve Iğdır'dan üreticiler de katıldı.

              Muhabir: Defne Aksoy
              Editör: Tolga İnan
              """)
          .title("Kars'ta peynir müzesi kapılarını yeniden açtı")
          .by("Defne Aksoy")
          .editedBy("Tolga İnan")
          .from("KARS", "KHA")
          .body(
              "Sarıkamış yolundaki peynir müzesi, iki yıl süren onarımın ardından ziyaretçilerini ağırlamaya başladı.",
              "Müze müdürü Yıldız Karaca, \"Çatı akıyordu, artık akmıyor\" dedi.",
              "Açılışa Ardahan ve Iğdır'dan üreticiler de katıldı.");

  static final Delivery RUSSIAN_AGENCY =
      Delivery.named(
              "Russian with date and agency in the dateline",
              """
              Ледокол «Таймыр» освободил рыбаков в Обской губе

              МУРМАНСК, 18 июня — Полярные вести. Ледокол вывел из льдов три траулера, простоявших там неделю.

              «Хлеб кончился в среду», — рассказал капитан Егор Лапшин.

              Читайте также: Как пекут хлеб на ледоколе

              Текст: Мария Зуева, Олег Шубин
              Редактор: Нина Котова
              """)
          .title("Ледокол «Таймыр» освободил рыбаков в Обской губе")
          .by("Мария Зуева", "Олег Шубин")
          .editedBy("Нина Котова")
          .from("МУРМАНСК", "Полярные вести")
          .on("2024-06-18")
          .body(
              "Ледокол вывел из льдов три траулера, простоявших там неделю.",
              "«Хлеб кончился в среду», — рассказал капитан Егор Лапшин.");

  static final Delivery JAPANESE_PAPER =
      Delivery.named(
              "Japanese with place and correspondent in brackets",
              """
              北の漁港で灯台祭り　十年ぶりに開催

              【根室＝高橋美咲】北海道根室市の漁港で十八日、灯台祭りが十年ぶりに開かれた。
              地元の漁師ら約二百人が集まり、海の安全を祈った。
              「灯台は家族のようなものだ」と漁師の佐藤健一さんは話した。
              関連記事：消えゆく灯台を歩く
              編集：山本涼
              """)
          .title("北の漁港で灯台祭り　十年ぶりに開催")
          .by("高橋美咲")
          .editedBy("山本涼")
          .from("根室", null)
          .body(
              "北海道根室市の漁港で十八日、灯台祭りが十年ぶりに開かれた。",
              "地元の漁師ら約二百人が集まり、海の安全を祈った。",
              "「灯台は家族のようなものだ」と漁師の佐藤健一さんは話した。");

  static final Delivery GERMAN_AGENCY =
      Delivery.named(
              "German agency with date, wrapped at a width",
              """
              Fähre nach Juist sitzt sechs Stunden
              auf einer Sandbank fest

              NORDDEICH, 18. Juni (kdn) - Eine Fähre mit 140 Fahrgästen ist am
              Dienstag vor Juist auf Grund gelaufen. Verletzt wurde nach Angaben
              der Reederei niemand.

              »Wir haben Karten gespielt und gesungen«, sagte die Urlauberin
              Hanne Voss. Erst mit der Flut am Abend kam das Schiff wieder frei
              und lief aus eigener Kraft in den Hafen ein.

              (Von Imke Harms und Fokko Behrends; Redaktion: Silke Janssen)
              """)
          .title("Fähre nach Juist sitzt sechs Stunden auf einer Sandbank fest")
          .by("Imke Harms", "Fokko Behrends")
          .editedBy("Silke Janssen")
          .from("NORDDEICH", "kdn")
          .on("2024-06-18")
          .body(
              "Eine Fähre mit 140 Fahrgästen ist am Dienstag vor Juist auf Grund gelaufen. Verletzt wurde nach Angaben der Reederei niemand.",
              "»Wir haben Karten gespielt und gesungen«, sagte die Urlauberin Hanne Voss. Erst mit der Flut am Abend kam das Schiff wieder frei und lief aus eigener Kraft in den Hafen ein.");

  static final Delivery GERMAN_DPA =
      Delivery.named(
              "German with a regional desk behind the agency's name",
              """
              Wolf spaziert durch Fußgängerzone
              Von Jette Ahlers

              Celle (dpa/lni) - Ein junger Wolf ist am Morgen durch die Innenstadt von Celle gelaufen.

              Die Polizei begleitete ihn bis zum Stadtrand.

              Lesen Sie auch: Was tun, wenn der Wolf kommt?
              """)
          .title("Wolf spaziert durch Fußgängerzone")
          .by("Jette Ahlers")
          .from("Celle", "dpa")
          .body(
              "Ein junger Wolf ist am Morgen durch die Innenstadt von Celle gelaufen.",
              "Die Polizei begleitete ihn bis zum Stadtrand.");

  static final Delivery FRENCH_STANDFIRST =
      Delivery.named(
              "French with a standfirst above byline and date",
              """
              Le dernier sabotier du Morvan cherche un héritier

              À soixante-dix-neuf ans, Lucien Perrot voudrait transmettre son atelier. Personne ne s’est encore présenté.

              Par Coralie Blanchet et Hugo Vasseur
              Publié le 17 juin 2024 à 18h30

              Dans l’atelier, l’odeur du hêtre frais couvre celle du café. Lucien Perrot taille toujours dix paires par semaine.

              « Je ne veux pas fermer », dit-il.

              À lire aussi : Les métiers qui renaissent
              Crédit photo : Studio du Lac
              """)
          .title("Le dernier sabotier du Morvan cherche un héritier")
          .by("Coralie Blanchet", "Hugo Vasseur")
          .on("2024-06-17T18:30:00Z")
          .body(
              "Dans l’atelier, l’odeur du hêtre frais couvre celle du café. Lucien Perrot taille toujours dix paires par semaine.",
              "« Je ne veux pas fermer », dit-il.");

  static final Delivery SPANISH_AGENCY =
      Delivery.named(
              "Spanish with full stop and dash behind the agency",
              """
              Un rebaño corta la autovía durante tres horas

              Teruel, 19 jun (NTE).- Más de ochocientas ovejas ocuparon este miércoles la autovía cerca de Teruel.

              "No había quien las moviera", dijo la pastora Amparo Lázaro.

              Lea también: La trashumancia vuelve

              Por Iker Sanz y Elena Ibáñez en Teruel. Editado por Nuria Pons
              """)
          .title("Un rebaño corta la autovía durante tres horas")
          .by("Iker Sanz", "Elena Ibáñez")
          .editedBy("Nuria Pons")
          .from("Teruel", "NTE")
          .on("2024-06-19")
          .body(
              "Más de ochocientas ovejas ocuparon este miércoles la autovía cerca de Teruel.",
              "\"No había quien las moviera\", dijo la pastora Amparo Lázaro.");

  static final Delivery PORTUGUESE_STATE =
      Delivery.named(
              "Portuguese with the state's code and an agency",
              """
              Jacaré é resgatado de piscina em Corumbá
              Por Tainá Moreira

              CORUMBÁ, MS (PANTANALPRESS) - Um jacaré de dois metros foi retirado da piscina de um hotel na manhã de terça-feira (18).

              "Ele parecia muito à vontade", disse a gerente do hotel.

              PUBLICIDADE

              Os bombeiros soltaram o animal no rio Paraguai.

              Edição: Caio Brandão
              """)
          .title("Jacaré é resgatado de piscina em Corumbá")
          .by("Tainá Moreira")
          .editedBy("Caio Brandão")
          .from("CORUMBÁ, MS", "PANTANALPRESS")
          .body(
              "Um jacaré de dois metros foi retirado da piscina de um hotel na manhã de terça-feira (18).",
              "\"Ele parecia muito à vontade\", disse a gerente do hotel.",
              "Os bombeiros soltaram o animal no rio Paraguai.");

  static final Delivery DUTCH_NAME_AND_DATE =
      Delivery.named(
              "Dutch with name and date on one line",
              """
              Ooievaars bouwen nest op verkeerslicht in Meppel

              Femke Dijkhuis | 18 juni 2024, 09:15

              Het verkeer in Meppel moet voorlopig omrijden: op een verkeerslicht broedt een ooievaarspaar.

              ‘We wachten tot de jongen zijn uitgevlogen,’ zegt wethouder Sjoerd Hoeksma.

              Lees ook: Ooievaars in de stad
              Foto: Gemeente Meppel
              """)
          .title("Ooievaars bouwen nest op verkeerslicht in Meppel")
          .by("Femke Dijkhuis")
          .on("2024-06-18T09:15:00Z")
          .body(
              "Het verkeer in Meppel moet voorlopig omrijden: op een verkeerslicht broedt een ooievaarspaar.",
              "‘We wachten tot de jongen zijn uitgevlogen,’ zegt wethouder Sjoerd Hoeksma.");

  static final Delivery VIETNAMESE_AGENCY =
      Delivery.named(
              "Vietnamese with the medium in front and no place",
              """
              Chợ nổi Phong Điền đông khách trở lại
              (Miền Tây Mới) - Sau ba năm vắng vẻ, chợ nổi Phong Điền lại nhộn nhịp từ sáng sớm.
              Bà Lê Thị Út nói: “Tôi bán hết ghe xoài trong một giờ”.
              Xem thêm: Mùa nước nổi đến muộn
              Phan Thị Kim Ngân
              """)
          .title("Chợ nổi Phong Điền đông khách trở lại")
          .by("Phan Thị Kim Ngân")
          .from(null, "Miền Tây Mới")
          .body(
              "Sau ba năm vắng vẻ, chợ nổi Phong Điền lại nhộn nhịp từ sáng sớm.",
              "Bà Lê Thị Út nói: “Tôi bán hết ghe xoài trong một giờ”.");

  static final Delivery ARABIC_AGENCY =
      Delivery.named(
              "Arabic with date, agency and two authors joined by one letter",
              """
              مكتبة عائمة تصل إلى قرى النيل

              بقلم: ليلى منصور وكريم سعد

              أسوان 18 يونيو (وكالة الضفة) - رست أمس مكتبة عائمة عند قرية صغيرة قرب أسوان حاملة آلاف الكتب.

              وقالت المعلمة نادية فؤاد: «انتظرناها طويلا».

              اقرأ أيضا: القراءة على ضفاف النهر
              تحرير: وليد حسن
              """)
          .title("مكتبة عائمة تصل إلى قرى النيل")
          .by("ليلى منصور", "كريم سعد")
          .editedBy("وليد حسن")
          .from("أسوان", "وكالة الضفة")
          .on("2024-06-18")
          .body(
              "رست أمس مكتبة عائمة عند قرية صغيرة قرب أسوان حاملة آلاف الكتب.",
              "وقالت المعلمة نادية فؤاد: «انتظرناها طويلا».");

  static final Delivery MALAY_INITIALS =
      Delivery.named(
              "Malay with capitals, colon and initials",
              """
              Gajah liar masuk kebun, penduduk diminta berhati-hati
              OLEH FARIDAH ISMAIL DAN RAJAN A/L MUTHU

              GERIK: Empat ekor gajah liar memasuki kebun pisang di Gerik malam tadi.
              "Habis semua pokok," kata pekebun Mat Noor Salleh.
              Jabatan Perhilitan menghantar dua pasukan ke kawasan itu. (nza/kml)
              BACA JUGA: Koridor gajah disiapkan
              """)
          .title("Gajah liar masuk kebun, penduduk diminta berhati-hati")
          .by("FARIDAH ISMAIL", "RAJAN A/L MUTHU")
          .editedBy("nza", "kml")
          .from("GERIK", null)
          .body(
              "Empat ekor gajah liar memasuki kebun pisang di Gerik malam tadi.",
              "\"Habis semua pokok,\" kata pekebun Mat Noor Salleh.",
              "Jabatan Perhilitan menghantar dua pasukan ke kawasan itu.");

  static final Delivery INDONESIAN_SITE =
      Delivery.named(
              "Indonesian site with medium first, credits with bars, links on lines of their own",
              """
              Pasar Terapung Lok Baintan Sepi, Pedagang Pindah ke Darat
              Selasa, 18 Juni 2024 14:05 WITA

              BANUAKITA.COM, BANJARMASIN -- Pedagang pasar terapung Lok Baintan mulai berjualan di darat sejak awal bulan.

              Baca juga:
              Sungai Martapura Surut
              Kapal Wisata Batal Berlayar

              "Pembeli takut naik perahu," ujar Siti Aminah.

              Gambar: Perahu kosong di Lok Baintan. (BANUAKITA.COM/Rudi)

              Pemerintah kota menjanjikan dermaga baru.

              Reporter: Hasan Basri | Editor: Norhayati
              """)
          .title("Pasar Terapung Lok Baintan Sepi, Pedagang Pindah ke Darat")
          .by("Hasan Basri")
          .editedBy("Norhayati")
          .from("BANJARMASIN", "BANUAKITA.COM")
          .on("2024-06-18T14:05:00+08:00")
          .body(
              "Pedagang pasar terapung Lok Baintan mulai berjualan di darat sejak awal bulan.",
              "\"Pembeli takut naik perahu,\" ujar Siti Aminah.",
              "Pemerintah kota menjanjikan dermaga baru.");

  static final Delivery INDONESIAN_SMALL_TOWN =
      Delivery.named(
              "Indonesian with a small town in small letters and signed with a slash",
              """
              Jalan Desa Putus, Warga Wonosobo Bangun Jembatan Bambu
              Ditulis oleh: Endang S. Wahyuni

              Wonosobo - Warga dua dusun membangun jembatan bambu setelah jalan desa putus.

              Bupati Wonosobo berjanji memperbaiki jalan itu bulan depan. /rah
              """)
          .title("Jalan Desa Putus, Warga Wonosobo Bangun Jembatan Bambu")
          .by("Endang S. Wahyuni")
          .editedBy("rah")
          .from("Wonosobo", null)
          .body(
              "Warga dua dusun membangun jembatan bambu setelah jalan desa putus.",
              "Bupati Wonosobo berjanji memperbaiki jalan itu bulan depan.");

  static final Delivery ENGLISH_WIRE =
      Delivery.named(
              "English wire with state, date and credits over two lines, wrapped",
              """
              RIVER TOWN VOTES TO MOVE UPHILL

              CAIRO, Ill., June 18 (Prairie Wire) -- Residents of a flood-prone
              river town voted on Tuesday to move their homes to higher ground, the
              second such decision on the Ohio River in a decade.

              "My grandmother rebuilt three times," said Loretta Dunn, who runs the
              town's only bakery. "I am not rebuilding a fourth."

              (Reporting by Marcus Hale in Cairo and June Okafor; Additional
              reporting by Ben Stolz; Editing by Ruth Amsel)
              """)
          .title("RIVER TOWN VOTES TO MOVE UPHILL")
          .by("Marcus Hale", "June Okafor", "Ben Stolz")
          .editedBy("Ruth Amsel")
          .from("CAIRO, Ill.", "Prairie Wire")
          .on("2024-06-18")
          .body(
              "Residents of a flood-prone river town voted on Tuesday to move their homes to higher ground, the second such decision on the Ohio River in a decade.",
              "\"My grandmother rebuilt three times,\" said Loretta Dunn, who runs the town's only bakery. \"I am not rebuilding a fourth.\"");

  static final Delivery ENGLISH_LABELLED =
      Delivery.named(
              "English with a label on every part",
              """
              HEADLINE: Lighthouse keeper's diary turns up in jumble sale
              BYLINE: Ewan Muir
              DATE: June 18, 2024

              A diary kept on the Bell Rock in 1871 was sold for fifty pence at a church sale on Saturday.

              It is now on its way to the county archive.

              -ENDS-
              Copyright 2024 Firth Press. All rights reserved.
              """)
          .title("Lighthouse keeper's diary turns up in jumble sale")
          .by("Ewan Muir")
          .on("2024-06-18")
          .body(
              "A diary kept on the Bell Rock in 1871 was sold for fifty pence at a church sale on Saturday.",
              "It is now on its way to the county archive.");

  static final Delivery ENGLISH_WITHOUT_DATELINE =
      Delivery.named(
              "English whose sentences look like datelines and credits",
              """
              Editor of village paper retires after sixty years

              Winter – Spring, as she calls it – never kept Maud Pell from printing on time.

              Related industries have left the valley. By Monday the press will be sold.

              Share prices mean nothing here: the paper costs an egg.

              Photo albums fill her kitchen. "Read more," she tells visitors (and means it).
              """)
          .title("Editor of village paper retires after sixty years")
          .body(
              "Winter – Spring, as she calls it – never kept Maud Pell from printing on time.",
              "Related industries have left the valley. By Monday the press will be sold.",
              "Share prices mean nothing here: the paper costs an egg.",
              "Photo albums fill her kitchen. \"Read more,\" she tells visitors (and means it).");

  static final Delivery SWAHILI =
      Delivery.named(
              "Swahili, a language without cues",
              """
              Wavuvi wa Lamu wapata samaki wengi baada ya mvua

              LAMU - Wavuvi wa kisiwa cha Lamu wamerudi na samaki wengi kuliko mwaka jana.

              “Tumefurahi sana”, alisema Bakari Omar.
              """)
          .title("Wavuvi wa Lamu wapata samaki wengi baada ya mvua")
          .from("LAMU", null)
          .body(
              "Wavuvi wa kisiwa cha Lamu wamerudi na samaki wengi kuliko mwaka jana.",
              "“Tumefurahi sana”, alisema Bakari Omar.");

  static final Delivery ENGLISH_CONTRIBUTORS =
      Delivery.named(
              "English with contributors behind a rule and a title that begins like a byline",
              """
              By Royal Appointment: the last glovemaker of Worcester

              By Tess Quill, Arts Correspondent
              Tuesday, 18 June 2024

              WORCESTER, England (Severn News) — The last glovemaker of Worcester sews by hand.

              "Machines tear the kid," said Albert Moss, who is eighty.

              ___

              Severn News writers Dai Pugh in Hereford and Joan Cole in London contributed to this report.
              """)
          .title("By Royal Appointment: the last glovemaker of Worcester")
          .by("Tess Quill", "Dai Pugh", "Joan Cole")
          .from("WORCESTER, England", "Severn News")
          .on("2024-06-18")
          .body(
              "The last glovemaker of Worcester sews by hand.",
              "\"Machines tear the kid,\" said Albert Moss, who is eighty.");

  static final Delivery ENGLISH_BROKEN_BYLINE =
      Delivery.named(
              "English with a byline over two lines and a shortened province",
              """
              Council drops plan to sell public library

              By JANE O'DONNELL
              and PETE van der BERG
              Staff Reporters

              HALIFAX, N.S. — The council voted 7-4 on Tuesday night to keep the library.

              "A town without books is a parking lot," said Coun. Vera Blythe.
              """)
          .title("Council drops plan to sell public library")
          .by("JANE O'DONNELL", "PETE van der BERG")
          .from("HALIFAX, N.S.", null)
          .body(
              "The council voted 7-4 on Tuesday night to keep the library.",
              "\"A town without books is a parking lot,\" said Coun. Vera Blythe.");

  static final Delivery ENGLISH_HEADING =
      Delivery.named(
              "English with a heading that looks like a name",
              """
              How to keep a river clean

              Quick Summary

              Volunteers want quick results, but a summary of ten years shows that patience cleans rivers.

              Nobody signed this guide.
              """)
          .title("How to keep a river clean")
          .body(
              "Quick Summary",
              "Volunteers want quick results, but a summary of ten years shows that patience cleans rivers.",
              "Nobody signed this guide.");

  static final Delivery INDONESIAN_BRACKETS =
      Delivery.named(
              "Indonesian with byline in brackets, stars at the end and mixed initials",
              """
              Penumpang Membeludak, Kereta Lokal Tambah Perjalanan
              (oleh: Wulan Tri Handayani)

              BOGOR, (PB).- Penumpang kereta lokal membeludak sejak Senin pagi.

              "Penuh terus," kata Yayan, penjual tahu.***
              (Yos/ndi)
              #kereta #bogor
              """)
          .title("Penumpang Membeludak, Kereta Lokal Tambah Perjalanan")
          .by("Wulan Tri Handayani")
          .editedBy("Yos", "ndi")
          .from("BOGOR", "PB")
          .body(
              "Penumpang kereta lokal membeludak sejak Senin pagi.",
              "\"Penuh terus,\" kata Yayan, penjual tahu.");

  static final Delivery INDONESIAN_DATE_WITH_BAR =
      Delivery.named(
              "Indonesian with a bar in the date line and labels under it",
              """
              Dua Pejabat Dinas Ditahan Setelah Jembatan Roboh
              Kamis, 20 Juni 2024 | 08:45 WIB
              Penulis : Bima Saktiawan
              Editor : Rosa P. Lestari

              BANDAR LAMPUNG, SUARA LADA — Jaksa menahan dua pejabat dinas setelah jembatan roboh.

              Keduanya membantah.
              (*)
              """)
          .title("Dua Pejabat Dinas Ditahan Setelah Jembatan Roboh")
          .by("Bima Saktiawan")
          .editedBy("Rosa P. Lestari")
          .from("BANDAR LAMPUNG", "SUARA LADA")
          .on("2024-06-20T08:45:00+07:00")
          .body("Jaksa menahan dua pejabat dinas setelah jembatan roboh.", "Keduanya membantah.");

  static final Delivery MALAY_AGENCY_AT_THE_END =
      Delivery.named(
              "Malay with a date without comma and the agency at the end",
              """
              Penduduk kampung air minta bekalan dipulihkan

              KOTA KINABALU 19 Jun - Penduduk kampung air meminta bekalan air dipulihkan segera.

              "Sudah lima hari," kata Awang Damit.

              – Bernama
              """)
          .title("Penduduk kampung air minta bekalan dipulihkan")
          .from("KOTA KINABALU", "Bernama")
          .on("2024-06-19")
          .body(
              "Penduduk kampung air meminta bekalan air dipulihkan segera.",
              "\"Sudah lima hari,\" kata Awang Damit.");

  static final Delivery GERMAN_TOWN =
      Delivery.named(
              "German with standfirst, a town before a full stop and a bare signature",
              """
              Bürgermeister tritt nach Streit um Freibad zurück
              Nach nur acht Monaten im Amt gibt der Rathauschef auf

              Von unserem Redaktionsmitglied Karsten Mielke

              Uelzen. Der Bürgermeister von Uelzen hat am Dienstag seinen Rücktritt erklärt.

              »Es reicht«, sagte er. Endlich. So klang es aus vielen Mündern. jbo
              """)
          .title("Bürgermeister tritt nach Streit um Freibad zurück")
          .by("Karsten Mielke")
          .editedBy("jbo")
          .from("Uelzen", null)
          .body(
              "Der Bürgermeister von Uelzen hat am Dienstag seinen Rücktritt erklärt.",
              "»Es reicht«, sagte er. Endlich. So klang es aus vielen Mündern.");

  static final Delivery FRENCH_CORRESPONDENT =
      Delivery.named(
              "French correspondent with place before the name and initials of the desk",
              """
              Un ours aperçu près de Foix

              De notre correspondante à Foix, Maëlle Castan

              FOIX, 19 juin 2024 (Agence Ariège) - Un ours a été aperçu lundi près d’une école.

              Il a mangé trois ruches.
              mlb/cc
              """)
          .title("Un ours aperçu près de Foix")
          .by("Maëlle Castan")
          .editedBy("mlb", "cc")
          .from("FOIX", "Agence Ariège")
          .on("2024-06-19")
          .body("Un ours a été aperçu lundi près d’une école.", "Il a mangé trois ruches.");

  static final Delivery PORTUGUESE_UPDATED =
      Delivery.named(
              "Portuguese of no author with publication and update on one line",
              """
              Vaca invade agência bancária em Goiás
              Por Redação — Goiânia
              18/06/2024 14h05 Atualizado 19/06/2024

              Uma vaca entrou em uma agência bancária no centro da cidade.

              Ninguém se feriu.
              (Com informações da Agência Cerrado)
              """)
          .title("Vaca invade agência bancária em Goiás")
          .on("2024-06-18T14:05:00Z")
          .body(
              "Uma vaca entrou em uma agência bancária no centro da cidade.", "Ninguém se feriu.");

  static final Delivery ARABIC_WIRE =
      Delivery.named(
              "Arabic wire with reporter and editor in brackets",
              """
              الأمطار تغمر أسواق صنعاء

              صنعاء (رويترز) - غمرت الأمطار أسواق المدينة القديمة.

              وقال تاجر: "خسرنا كل شيء".

              (تغطية صحفية أحمد علي - تحرير سامي حداد)
              """)
          .title("الأمطار تغمر أسواق صنعاء")
          .by("أحمد علي")
          .editedBy("سامي حداد")
          .from("صنعاء", "رويترز")
          .body("غمرت الأمطار أسواق المدينة القديمة.", "وقال تاجر: \"خسرنا كل شيء\".");

  static final Delivery JAPANESE_WIRE =
      Delivery.named(
              "Japanese wire with day and agency in brackets",
              """
              台風１０号が接近　沖縄で避難指示

              ［那覇　１９日　ロイター］ - 台風１０号が沖縄に接近している。
              気象庁は警戒を呼び掛けた。
              （佐藤花子）
              """)
          .title("台風１０号が接近　沖縄で避難指示")
          .by("佐藤花子")
          .from("那覇", "ロイター")
          .on("2024-06-19")
          .body("台風１０号が沖縄に接近している。", "気象庁は警戒を呼び掛けた。");

  static final Delivery JAPANESE_CREDITS =
      Delivery.named(
              "Japanese with credits tied by dots and the paper in the dateline",
              """
              港町の古書店、船で島へ

              文・水原遥（潮見新聞）、写真・今野司

              【リスボン＝潮見新聞】古書店の店主が船で島々を回っている。
              店主は「本は待っている」と話した。
              （編集・大森）
              """)
          .title("港町の古書店、船で島へ")
          .by("水原遥")
          .editedBy("大森")
          .from("リスボン", "潮見新聞")
          .body("古書店の店主が船で島々を回っている。", "店主は「本は待っている」と話した。");

  /** All of them. */
  static final List<Delivery> ALL =
      List.of(
          TURKISH_AGENCY,
          RUSSIAN_AGENCY,
          JAPANESE_PAPER,
          GERMAN_AGENCY,
          GERMAN_DPA,
          FRENCH_STANDFIRST,
          SPANISH_AGENCY,
          PORTUGUESE_STATE,
          DUTCH_NAME_AND_DATE,
          VIETNAMESE_AGENCY,
          ARABIC_AGENCY,
          MALAY_INITIALS,
          INDONESIAN_SITE,
          INDONESIAN_SMALL_TOWN,
          ENGLISH_WIRE,
          ENGLISH_LABELLED,
          ENGLISH_WITHOUT_DATELINE,
          SWAHILI,
          ENGLISH_CONTRIBUTORS,
          ENGLISH_BROKEN_BYLINE,
          ENGLISH_HEADING,
          INDONESIAN_BRACKETS,
          INDONESIAN_DATE_WITH_BAR,
          MALAY_AGENCY_AT_THE_END,
          GERMAN_TOWN,
          FRENCH_CORRESPONDENT,
          PORTUGUESE_UPDATED,
          ARABIC_WIRE,
          JAPANESE_WIRE,
          JAPANESE_CREDITS);
}
