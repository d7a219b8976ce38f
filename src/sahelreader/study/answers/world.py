"""Names of the world that are near others: a country is never a slip in the name of its neighbour."""

from __future__ import annotations

_ELSEWHERE = """
Afghanistan, Albania, Algeria, Algérie, Andorra, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahamas,
Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bénin, Bhutan, Bolivia, Bosnia and Herzegovina,
Botswana, Brazil, Brunei, Bulgaria, Burkina Faso, Burundi, Cambodia, Cameroon, Cameroun, Canada, Cape Verde, Cap-Vert,
Central African Republic, Chad, Tchad, Chile, China, Colombia, Comoros, Comores, Congo, Democratic Republic of the
Congo, DR Congo, DRC, Republic of the Congo, RDC, Zaire, Costa Rica, Côte d'Ivoire, Ivory Coast, Croatia, Cuba,
Cyprus, Czech Republic, Czechia, Denmark, Djibouti, Dominica, Dominican Republic, Ecuador, Egypt, Égypte, El Salvador,
Equatorial Guinea, Guinée équatoriale, Eritrea, Érythrée, Estonia, Eswatini, Swaziland, Ethiopia, Éthiopie, Fiji,
Finland, France, Gabon, Gambia, Gambie, Georgia, Germany, Ghana, Greece, Grenada, Guatemala, Guinea, Guinée, Guinea-
Bissau, Guinée-Bissau, Guyana, Haiti, Honduras, Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel,
Italy, Jamaica, Japan, Jordan, Kazakhstan, Kenya, Kiribati, North Korea, South Korea, Kuwait, Kyrgyzstan, Laos,
Latvia, Lebanon, Lesotho, Liberia, Libéria, Libya, Liechtenstein, Lithuania, Luxembourg, Madagascar, Malawi, Malaysia,
Maldives, Mali, Malta, Mauritania, Mauritanie, Mauritius, Maurice, Mexico, Moldova, Monaco, Mongolia, Montenegro,
Morocco, Maroc, Mozambique, Myanmar, Namibia, Namibie, Nauru, Nepal, Netherlands, New Zealand, Nicaragua, Niger,
Nigeria, North Macedonia, Norway, Oman, Pakistan, Palau, Palestine, Panama, Paraguay, Peru, Philippines, Poland,
Portugal, Qatar, Romania, Russia, Rwanda, Samoa, San Marino, São Tomé and Príncipe, Saudi Arabia, Senegal, Sénégal,
Serbia, Seychelles, Sierra Leone, Singapore, Slovakia, Slovenia, Somalia, Somalie, South Africa, Afrique du Sud, South
Sudan, Soudan du Sud, Spain, Sri Lanka, Sudan, Suriname, Sweden, Switzerland, Syria, Taiwan, Tajikistan, Tanzania,
Tanzanie, Thailand, Togo, Tonga, Trinidad and Tobago, Tunisia, Tunisie, Turkey, Turkmenistan, Tuvalu, Uganda, Ouganda,
Ukraine, United Arab Emirates, United Kingdom, United States, Uruguay, Uzbekistan, Vanuatu, Venezuela, Vietnam, Yemen,
Zambia, Zambie, Zimbabwe, Africa, Central Africa, East Africa, Eastern Africa, North Africa, Northern Africa, Southern
Africa, West Africa, America, Asia, Europe, Antarctica, Oceania, Maghreb, Sahara, Sahel, Middle East, Horn of Africa,
Dead Sea, Black Sea, Caspian Sea, North Sea, Baltic Sea, Mediterranean Sea, Yellow Sea, Red Sea, Atlantic Ocean,
Indian Ocean, Pacific Ocean, Abuja, Accra, Agadez, Algiers, Bamako, Banjul, Bangui, Bissau, Conakry, Dakar, Freetown,
Gao, Kidal, Kayes, Ségou, Sikasso, Koulikoro, Ménaka, Taoudénit, Timbuktu, Tombouctou, Khartoum, Lomé, Malabo,
Monrovia, N'Djamena, Niamey, Nouakchott, Ouagadougou, Praia, Rabat, Tripoli, Tunis, Yamoussoukro, Berlin, Brussels,
Kiev, Kyiv, London, Madrid, Minsk, Moscow, Paris, Prague, Rome, Washington, Warsaw, African Union, Arab League,
World Bank, Boko Haram, AFP, Agence France-Presse
"""
ELSEWHERE: tuple[str, ...] = tuple(" ".join(name.split()) for name in _ELSEWHERE.split(","))
"""Countries, regions, seas, cities and some bodies, in English and some in French; none is a dossier's own."""
