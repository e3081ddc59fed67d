/** Recorded: all settings of a project with their defaults. The first is not in the published description. */
export const defaultProjectSettings = {
  isAtlasHomePageAiAssistantEnabled: true,
  isClusterAiAssistantEnabled: true,
  isCollectDatabaseSpecificsStatisticsEnabled: true,
  isDataExplorerEnabled: true,
  isDataExplorerGenAIFeaturesEnabled: true,
  isDataExplorerGenAISampleDocumentPassingEnabled: false,
  isDataValidationEnabled: true,
  isExtendedStorageSizesEnabled: false,
  isNativeRerankingEnabled: false,
  isPerformanceAdvisorEnabled: true,
  isRealtimePerformancePanelEnabled: true,
  isSchemaAdvisorEnabled: true,
}

export type ProjectSettings = Readonly<Record<keyof typeof defaultProjectSettings, boolean>>

export const settingNames = Object.keys(defaultProjectSettings) as (keyof ProjectSettings)[]
