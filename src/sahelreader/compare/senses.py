"""Words that reports use for one thing: what one calls a deal, another calls an agreement."""

from __future__ import annotations

SENSES = """
agreement deal contract pact accord treaty arrangement
negotiate negotiation negotiator talks discuss discussion dialogue consult consultation confer
cooperate cooperation collaborate collaboration partner partnership ally allied alliance rapprochement
relation relationship ties links
help aid assist assistance support
oppose opposition object objection resist resistance prevent hinder block thwart
accuse accusation blame criticize criticise criticism condemn denounce
deny denial disclaim refute
refuse refusal decline
convince persuade persuasion urge
compel coerce pressure pressuring
decide decision choose choice
want wish desire seek intend aim
soldier troops forces army military serviceman personnel contingent
mercenary contractor contractors paramilitary militia militiaman
terrorist terrorism jihadist jihadi islamist extremist extremism militant insurgent insurgency rebel
war warfare conflict fight fighting battle combat hostilities
attack assault strike raid ambush
operation mission campaign intervention
deploy deployment presence stationed
withdraw withdrawal retreat exit leave departure depart evacuate pullout pulling redeploy redeployment
abandon desert forsake
weapon arms armament ammunition rifle missile equipment
train training trained instructor graduate educate education
protect protection guard safeguard bodyguard
kill killed killing die death dead massacre murder execute execution
casualty victim wounded injured
violence violation abuse atrocity brutality
refugee displaced exile
threat threaten danger dangerous endanger risk jeopardize jeopardise menace peril
worry concern concerned fear alarm anxiety
suspicion suspicious wary distrust mistrust
anger angry resentment hostility sentiment discontent
secret covert clandestine shadow
incompatible incompatibility irreconcilable contradict
enemy adversary foe rival rivalry
influence prestige reputation sway clout
dominate domination hegemony supremacy
colony colonial colonialism imperial imperialism
nationalist nationalism patriot patriotic patriotism
independent independence autonomous autonomy sovereign sovereignty
government authorities administration regime cabinet junta
leader leadership ruler
coup putsch putschist overthrow overthrew oust ousted depose deposed topple
election vote voting poll ballot electoral
protest protester demonstrate demonstration demonstrator rally
sanction embargo blacklist
spokesman spokeswoman spokesperson
rumour rumor alleged allegation reportedly
visit trip travel journey
summit conference gathering convene gathered
increase rise rising grow growth growing expand expansion intensify strengthen stronger bolster reinforce boost
reduce reduction decrease shrink diminish curtail curtailment fewer
worsen deteriorate deterioration aggravate exacerbate escalate escalating
improve improvement better progress
fail failure ineffective shortcoming unsuccessful
succeed success successful victory achieve achievement
begin beginning start launch
finish conclude terminate halt stop cease
vacuum void
border frontier
region area zone territory
history historical historic tradition traditional past ancient longstanding heritage
population inhabitant citizen resident
company firm corporation business enterprise
pay paid payment salary wage
fund funding finance financing money
resource mineral mining
price cost
rich wealth wealthy prosperous
poor poverty impoverished
trade export import commerce
law legal legislation
court tribunal trial judge
arrest detain detention imprison prison jail
police policeman
investigate investigation inquiry probe
disease epidemic virus illness
flood storm hurricane
ship vessel boat
aircraft plane airplane
"""
"""A line for each: common words of news, without regard to any dossier; the first stands for them all."""
