import { Button, Select, Switch, TextInput } from "@mantine/core";
import { useForm, type UseFormReturnType } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconCurrentLocation } from "@tabler/icons-react";
import { useEffect, useState } from "react";

import type { Location } from "../../api/types";
import { FormDialog } from "../../ui/form-dialog";
import { toast } from "../../ui/toasts";
import { regionName, regions } from "../organisations/regions";
import { bodyOf, both, fieldsOf, isDegrees, noPlace, splitPair, type PlaceFields } from "./place-form";
import classes from "./visitors.module.css";

type Props = { opened: boolean; close: () => void; refresh: () => Promise<unknown>; /** None: a shop that is not there yet. */ location: Location | null };

/** Where buyers find a shop, and when. A new one becomes a location of the stock desk first, then goes on the map. */
export function PlaceDialog({ opened, close, refresh, location }: Props) {
  const form = useForm<PlaceFields>({
    initialValues: noPlace,
    validate: {
      name: (name) => (name.trim() ? null : t`Give the shop a name`),
      city: { zh: (_, { city }) => (both(city) ? null : t`Write the city.`) },
      address: { zh: (_, { address }) => (both(address) ? null : t`Write the address.`) },
      phone: (phone) => (!phone.trim() || /^[+0-9][0-9 -]{4,24}$/.test(phone.trim()) ? null : t`Digits, spaces and hyphens, with a + before a country code.`),
      coordinates: {
        latitude: (latitude, { coordinates }) => (isDegrees(latitude, 90, coordinates.longitude) ? null : t`A number from −90 to 90, such as 22.53418.`),
        longitude: (longitude, { coordinates }) => (isDegrees(longitude, 180, coordinates.latitude) ? null : t`A number from −180 to 180, such as 114.05541.`),
      },
    },
  });
  useEffect(() => {
    if (opened) form.setValues(location ? fieldsOf(location) : noPlace);
    // Only a newly opened dialog is filled.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [opened, location]);
  const save = async (fields: PlaceFields, once: { idempotencyKey: string }) => {
    const made = { name: fields.name.trim(), kind: "shop", region: fields.region };
    const place = location ?? (await api.post<Location>("/locations", made, once));
    await api.call("PUT", `/locations/${place.location_id}/visitors`, { body: bodyOf(fields) });
    toast.done(t`The shop is on the map. Buyers see it where it has the piece they look at.`);
    await refresh();
  };
  return (
    <FormDialog opened={opened} close={close} size="lg" title={location ? t`${location.name} on the map` : t`Add a shop`} action={t`Put on the map`} form={form} send={save}>
      {!location && (
        <div className="two">
          <TextInput label={t`Name`} required maxLength={80} placeholder={t`e.g. Central, ground floor`} {...form.getInputProps("name")} data-autofocus />
          <Select label={t`Region`} data={regions.map((value) => ({ value, label: regionName(value) }))} searchable allowDeselect={false} {...form.getInputProps("region")} />
        </div>
      )}
      <p className={classes.hint}>{t`What is written in one language is shown in both.`}</p>
      <div className="two">
        <TextInput label={t`City in Chinese`} required maxLength={120} {...form.getInputProps("city.zh")} />
        <TextInput label={t`City in English`} maxLength={120} {...form.getInputProps("city.en")} />
        <TextInput label={t`Address in Chinese`} required maxLength={120} {...form.getInputProps("address.zh")} />
        <TextInput label={t`Address in English`} maxLength={120} {...form.getInputProps("address.en")} />
        <TextInput label={t`Opening hours, in Chinese`} maxLength={120} placeholder="每日 10:00–21:00" {...form.getInputProps("hours.zh")} />
        <TextInput label={t`Opening hours, in English`} maxLength={120} placeholder="Daily 10:00–21:00" {...form.getInputProps("hours.en")} />
      </div>
      <TextInput label={t`Telephone`} type="tel" maxLength={25} {...form.getInputProps("phone")} />
      <Coordinates form={form} />
      <Switch label={t`Buyers may collect orders here`} description={t`Offered at the checkout when this shop has everything that is ordered.`} {...form.getInputProps("pickup", { type: "checkbox" })} />
    </FormDialog>
  );
}

type Form = Pick<UseFormReturnType<PlaceFields>, "getInputProps" | "setFieldValue">;

/** No map is drawn: its tiles would come from elsewhere. A pair that is copied from any map can be pasted. */
function Coordinates({ form }: { form: Form }) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const here = () => {
    setAsking(true);
    setProblem(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setAsking(false);
        form.setFieldValue("coordinates", { latitude: coords.latitude.toFixed(5), longitude: coords.longitude.toFixed(5) });
      },
      () => {
        setAsking(false);
        setProblem(t`This device does not tell where it is. Copy the pair of numbers from a map instead.`);
      },
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  };
  const type = (text: string) => {
    const pair = splitPair(text);
    if (pair) form.setFieldValue("coordinates", pair);
    else form.setFieldValue("coordinates.latitude", text);
  };
  return (
    <fieldset className={classes.coordinates}>
      <legend>{t`Coordinates`}</legend>
      <p className={classes.hint}>{t`With them buyers read how far it is. In a map, press long on the door and copy the two numbers (WGS 84); pasted into the first field they fall into both.`}</p>
      <div className="two">
        <TextInput label={t`Latitude`} inputMode="decimal" placeholder="22.53418" {...form.getInputProps("coordinates.latitude")} onChange={(event) => type(event.currentTarget.value)} />
        <TextInput label={t`Longitude`} inputMode="decimal" placeholder="114.05541" {...form.getInputProps("coordinates.longitude")} />
      </div>
      {"geolocation" in navigator && (
        <Button size="sm" variant="default" loading={asking} leftSection={<IconCurrentLocation size={16} aria-hidden />} onClick={here}>{t`I am in the shop: use my position`}</Button>
      )}
      {problem && <p className={classes.problem} role="alert">{problem}</p>}
    </fieldset>
  );
}
