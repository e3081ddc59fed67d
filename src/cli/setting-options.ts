import { type Command, Option } from 'commander'
import { camelCase } from '../base/text.ts'
import { SETTINGS, type SettingInputs, type SettingName } from '../plan/settings.ts'
import { WHERE_CREDENTIALS_ARE } from './credential-issue.ts'
import { SECRET_OPTIONS } from './secret-options.ts'

const PLACEHOLDERS: Partial<Readonly<Record<SettingName, string>>> = {
  cloud: ' <cloud>',
  'base-url': ' <url>',
  timeout: ' <time>',
  'dry-run': '',
}

export const SETTING_NAMES = (Object.keys(SETTINGS) as SettingName[]).filter(
  (name) => !SECRET_OPTIONS.some((secret) => secret === name),
)

/** Adds the settings of a run as options; credentials are none of them. */
export function addSettingOptions(command: Command, names: readonly SettingName[] = SETTING_NAMES): void {
  addSettings(command, names)
  command.addHelpText('after', `\n${WHERE_CREDENTIALS_ARE}`)
}

/** As `addSettingOptions`, for a command that needs no credentials. */
export function addSettings(command: Command, names: readonly SettingName[]): void {
  for (const name of names) {
    const describe = SETTINGS[name].replace(/^`true`: (.)/, (_, letter: string) => letter.toUpperCase())
    command.addOption(new Option(`--${name}${PLACEHOLDERS[name] ?? ' <list>'}`, describe).helpGroup('Settings:'))
  }
}

/** The settings among the options of a command, as texts. */
export function settingInputs(options: Readonly<Record<string, unknown>>): SettingInputs {
  return Object.fromEntries(
    SETTING_NAMES.flatMap((name) => {
      const value = options[camelCase(name)]
      return value === undefined ? [] : [[name, String(value)]]
    }),
  )
}
