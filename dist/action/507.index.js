export const id = 507;
export const ids = [507];
export const modules = {
 9374:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
 Sw: () => (  API_ROOT),
 DB: () => (  apiOperations),
 RT: () => (  namesInPath)
});
var once = __webpack_require__(9586);
;
const apiTable = [
  '|G getSystemStatus 230101 -',
  '/alertConfigs/matchers/fieldNames|Ga listAlertConfigMatcherFieldNames 230101 -',
  '/clusters|Grn listClusterDetails 230101 - includeCount',
  '/defaultGroupLimits|Grn listDefaultGroupLimits preview -',
  '/defaultGroupLimits/{limitName}|G getDefaultGroupLimit preview -',
  '/eventTypes|Grn listEventTypes 230101 - includeCount',
  '/federationSettings/{federationSettingsId}|D deleteFederationSetting 230101 -',
  '/federationSettings/{federationSettingsId}/connectedOrgConfigs|Grn listFederationSettingConnectedOrgConfigs 230101 -|G getFederationSettingConnectedOrgConfig 230101 /{orgId}|Ab updateFederationSettingConnectedOrgConfig 230101 "|D removeFederationSettingConnectedOrgConfig 230101 "|Gr listFederationSettingConnectedOrgConfigRoleMappings 230101 /{orgId}/roleMappings|Pb createFederationSettingConnectedOrgConfigRoleMapping 230101 "|G getFederationSettingConnectedOrgConfigRoleMapping 230101 /{orgId}/roleMappings/{id}|Ub updateFederationSettingConnectedOrgConfigRoleMapping 230101 "|D deleteFederationSettingConnectedOrgConfigRoleMapping 230101 "',
  '/federationSettings/{federationSettingsId}/identityProviders|Grn listFederationSettingIdentityProviders 230101 - idpType*,protocol*|Pb createFederationSettingIdentityProvider 231115 "|G getFederationSettingIdentityProvider 231115 /{identityProviderId}|Ab updateFederationSettingIdentityProvider 231115 "|D deleteFederationSettingIdentityProvider 231115 "|D revokeFederationSettingIdentityProviderJwks 231115 /{identityProviderId}/jwks|Gt getFederationSettingIdentityProviderMetadata 230101 /{identityProviderId}/metadata.xml',
  '/groups|Grn listGroups 230101 - includeCount|Pb createGroup 230101 " projectOwnerId',
  '/groups/{groupId}|G getGroup 230101 -|Ab updateGroup 230101 "|D deleteGroup 230101 "',
  '/groups/{groupId}/access|Pb addGroupAccessUser 230201 -',
  '/groups/{groupId}/accessList|Grn listGroupAccessListEntries 230101 - includeCount|Pnb createGroupAccessListEntry 230101 " includeCount|G getGroupAccessListEntry 230101 /{entryValue}|D deleteGroupAccessListEntry 230101 "|G getGroupAccessListStatus 230101 /{entryValue}/status',
  '/groups/{groupId}/activityFeed|G getGroupActivityFeed 250312 - clusterName*,eventType*,maxDate,minDate',
  '/groups/{groupId}/aiModelApiClouds|G getGroupAiModelApiCloudGeographyModelGroupNameRateLimits 250312 /{cloud}/geographies/{geography}/modelGroupNames/{modelGroupName}/rateLimits|Ab updateGroupAiModelApiCloudGeographyModelGroupNameRateLimits 250312 "|P resetGroupAiModelApiCloudGeographyModelGroupNameRateLimits 250312 /{cloud}/geographies/{geography}/modelGroupNames/{modelGroupName}/rateLimits:reset',
  '/groups/{groupId}/aiModelApiKeys|Grn listGroupAiModelApiKeys 250312 -|Pb createGroupAiModelApiKey 250312 "|G getGroupAiModelApiKey 250312 /{apiKeyId}|Ab updateGroupAiModelApiKey 250312 "|D deleteGroupAiModelApiKey 250312 "',
  '/groups/{groupId}/aiModelApiRateLimits|Grn getGroupAiModelApiRateLimits 250312 -',
  '/groups/{groupId}/aiModelApiRateLimits:reset|P resetGroupAiModelApiRateLimits 250312 -',
  '/groups/{groupId}/alertConfigs|Grn listGroupAlertConfigs 230101 - includeCount|Pb createGroupAlertConfig 230101 "|G getGroupAlertConfig 230101 /{alertConfigId}|Ub updateGroupAlertConfig 230101 "|Ab toggleGroupAlertConfig 230101 "|D deleteGroupAlertConfig 230101 "|Grn getGroupAlertConfigAlerts 230101 /{alertConfigId}/alerts includeCount',
  '/groups/{groupId}/alerts|Grn listGroupAlerts 230101 - includeCount,status|G getGroupAlert 230101 /{alertId}|Ab acknowledgeGroupAlert 240530 "|Grn getGroupAlertAlertConfigs 230101 /{alertId}/alertConfigs includeCount',
  '/groups/{groupId}/apiKeys|Grn listGroupApiKeys 230101 - includeCount|Pb createGroupApiKey 230101 "|Pb addGroupApiKey 230101 /{apiUserId}|Anb updateGroupApiKeyRoles 230101 " includeCount|D removeGroupApiKey 230101 "',
  '/groups/{groupId}/auditLog|G getGroupAuditLog 230101 -|Ab updateGroupAuditLog 230101 "',
  '/groups/{groupId}/awsCustomDNS|G getGroupAwsCustomDns 230101 -|Ab toggleGroupAwsCustomDns 230101 "',
  '/groups/{groupId}/backup|Grn listGroupBackupPrivateEndpoints 241113 /{cloudProvider}/privateEndpoints includeCount|Pb createGroupBackupPrivateEndpoint 241113 "|G getGroupBackupPrivateEndpoint 241113 /{cloudProvider}/privateEndpoints/{endpointId}|D deleteGroupBackupPrivateEndpoint 241113 "|Grn listGroupBackupExportBuckets 240530 /exportBuckets includeCount|Pb createGroupBackupExportBucket 240530 "|G getGroupBackupExportBucket 240530 /exportBuckets/{exportBucketId}|Ab updateGroupBackupExportBucket 240530 "|D deleteGroupBackupExportBucket 230101 "',
  '/groups/{groupId}/backupCompliancePolicy|G getGroupBackupCompliancePolicy 231001 -|Ub updateGroupBackupCompliancePolicy 231001 " overwriteBackupPolicies|D disableGroupBackupCompliancePolicy 241113 "',
  '/groups/{groupId}/cloudProviderAccess|G listGroupCloudProviderAccess 230101 -|Pb createGroupCloudProviderAccess 230101 "|D deauthorizeGroupCloudProviderAccessRole 230101 /{cloudProvider}/{roleId}|G getGroupCloudProviderAccess 230101 /{roleId}|Ab authorizeGroupCloudProviderAccessRole 230101 "',
  '/groups/{groupId}/clusterConfigurations:validate|Pb validateGroupClusterConfigurations 250312 -',
  '/groups/{groupId}/clusters|Grn listGroupClusters 240805 - @Use-Effective-Instance-Fields,includeCount,includeDeletedWithRetainedBackups|Pb createGroupCluster 241023 " @Use-Effective-Fields-Replication-Specs,@Use-Effective-Instance-Fields|G getGroupCluster 240805 /{clusterName} @Use-Effective-Fields-Replication-Specs,@Use-Effective-Instance-Fields|Ab updateGroupCluster 241023 " @Use-Effective-Fields-Replication-Specs,@Use-Effective-Instance-Fields|D deleteGroupCluster 230201 " retainBackups|G listGroupClusterCollStatMeasurements 231115 /{clusterName}/{clusterView}/{databaseName}/{collectionName}/collStats/measurements end,metrics*,period,start|G getGroupClusterCollStatNamespaces 231115 /{clusterName}/{clusterView}/collStats/namespaces end,period,start|G autoGroupClusterScalingConfiguration 240805 /{clusterName}/autoScalingConfiguration|Grn listGroupClusterBackupExports 230101 /{clusterName}/backup/exports includeCount|Pb createGroupClusterBackupExport 230101 "|G getGroupClusterBackupExport 230101 /{clusterName}/backup/exports/{exportId}|Grn listGroupClusterBackupRestoreJobs 230101 /{clusterName}/backup/restoreJobs includeCount|Pb createGroupClusterBackupRestoreJob 230101 "|G getGroupClusterBackupRestoreJob 230101 /{clusterName}/backup/restoreJobs/{restoreJobId}|D cancelGroupClusterBackupRestoreJob 230101 "|G getGroupClusterBackupSchedule 240805 /{clusterName}/backup/schedule|Ab updateGroupClusterBackupSchedule 240805 "|D deleteGroupClusterBackupSchedule 240805 "|Grn listGroupClusterBackupSnapshots 230101 /{clusterName}/backup/snapshots includeCount,oplogInc,oplogTs,pointInTimeUtcSeconds|Pb takeGroupClusterBackupSnapshots 230101 "|G getGroupClusterBackupSnapshot 230101 /{clusterName}/backup/snapshots/{snapshotId}|Ab updateGroupClusterBackupSnapshot 230101 "|D deleteGroupClusterBackupSnapshot 230101 "|Grn listGroupClusterBackupSnapshotDatabases 250312 /{clusterName}/backup/snapshots/{snapshotId}/databases includeCount|G getGroupClusterBackupSnapshotDatabase 250312 /{clusterName}/backup/snapshots/{snapshotId}/databases/{databaseName}|Grn listGroupClusterBackupSnapshotDatabaseCollections 250312 /{clusterName}/backup/snapshots/{snapshotId}/databases/{databaseName}/collections includeCount|G getGroupClusterBackupSnapshotDatabaseCollection 250312 /{clusterName}/backup/snapshots/{snapshotId}/databases/{databaseName}/collections/{collectionName}|G getGroupClusterBackupSnapshotShardedCluster 230101 /{clusterName}/backup/snapshots/shardedCluster/{snapshotId}|D deleteGroupClusterBackupSnapshotShardedCluster 230101 "|Gr listGroupClusterBackupSnapshotShardedClusters 230101 /{clusterName}/backup/snapshots/shardedClusters|Grn listGroupClusterBackupCheckpoints 230101 /{clusterName}/backupCheckpoints includeCount|G getGroupClusterBackupCheckpoint 230101 /{clusterName}/backupCheckpoints/{checkpointId}|G listGroupClusterCollStatPinnedNamespaces 231115 /{clusterName}/collStats/pinned|Ub pinGroupClusterCollStatPinnedNamespaces 231115 "|Ab updateGroupClusterCollStatPinnedNamespaces 231115 "|Ab unpinGroupClusterCollStatUnpinNamespaces 231115 /{clusterName}/collStats/unpin|Grn listGroupClusterCollectionRestoreJobs 250312 /{clusterName}/collectionRestoreJobs|Pb createGroupClusterCollectionRestoreJob 250312 "|G getGroupClusterCollectionRestoreJob 250312 /{clusterName}/collectionRestoreJobs/{jobId}|Grn listGroupClusterCollectionRestoreJobCollections 250312 /{clusterName}/collectionRestoreJobs/{jobId}/collections sourceNamespace,state,targetNamespace|G getGroupClusterCollectionRestoreJobCollection 250312 /{clusterName}/collectionRestoreJobs/{jobId}/collections/{sourceNamespace}|Pb createGroupClusterFtsIndex 230101 /{clusterName}/fts/indexes|Ga listGroupClusterFtsIndex 230101 /{clusterName}/fts/indexes/{databaseName}/{collectionName}|G getGroupClusterFtsIndex 230101 /{clusterName}/fts/indexes/{indexId}|Ab updateGroupClusterFtsIndex 230101 "|D deleteGroupClusterFtsIndex 230101 "|G getGroupClusterGlobalWrites 240805 /{clusterName}/globalWrites|Pb createGroupClusterGlobalWriteCustomZoneMapping 240805 /{clusterName}/globalWrites/customZoneMapping|D deleteGroupClusterGlobalWriteCustomZoneMapping 240805 "|Pb createGroupClusterGlobalWriteManagedNamespace 240805 /{clusterName}/globalWrites/managedNamespaces|D deleteGroupClusterGlobalWriteManagedNamespaces 240805 " collection,db|Pb createGroupClusterIndexRollingIndex 230101 /{clusterName}/index|Grn listGroupClusterOnlineArchives 230101 /{clusterName}/onlineArchives includeCount|Pb createGroupClusterOnlineArchive 230101 "|G getGroupClusterOnlineArchive 230101 /{clusterName}/onlineArchives/{archiveId}|Ab updateGroupClusterOnlineArchive 230101 "|D deleteGroupClusterOnlineArchive 230101 "|Gz downloadGroupClusterOnlineArchiveQueryLogs 230101 /{clusterName}/onlineArchives/queryLogs.gz archiveOnly,endDate,startDate|G getGroupClusterOutageSimulation 230101 /{clusterName}/outageSimulation|Pb startGroupClusterOutageSimulation 230101 "|D endGroupClusterOutageSimulation 230101 "|Grn listGroupClusterOverloadSimulations preview /{clusterName}/overloadSimulations|Pb createGroupClusterOverloadSimulation preview "|G getGroupClusterOverloadSimulation preview /{clusterName}/overloadSimulations/{simulationId}|D deleteGroupClusterOverloadSimulation preview "|G listGroupClusterPerformanceAdvisorDropIndexSuggestions 240805 /{clusterName}/performanceAdvisor/dropIndexSuggestions|G listGroupClusterPerformanceAdvisorSchemaAdvice 240805 /{clusterName}/performanceAdvisor/schemaAdvice|G listGroupClusterPerformanceAdvisorSuggestedIndexes 240805 /{clusterName}/performanceAdvisor/suggestedIndexes namespaces*,processIds*,since,until|G getGroupClusterProcessArgs 240805 /{clusterName}/processArgs|Ab updateGroupClusterProcessArgs 240805 "|G getGroupClusterQueryShapeInsightDetails 250312 /{clusterName}/queryShapeInsights/{queryShapeHash}/details processIds*,since,until|G listGroupClusterQueryShapeInsightSummaries 250312 /{clusterName}/queryShapeInsights/summaries commands*,nSummaries,namespaces*,processIds*,queryShapeHashes*,series*,since,until|Grn listGroupClusterQueryShapes 250312 /{clusterName}/queryShapes includeCount,status|G getGroupClusterQueryShape 250312 /{clusterName}/queryShapes/{queryShapeHash}|Ab updateGroupClusterQueryShape 250312 "|P restartGroupClusterPrimaries 230201 /{clusterName}/restartPrimaries|Grn listGroupClusterRestoreJobs 230101 /{clusterName}/restoreJobs batchId,includeCount|Pb createGroupClusterRestoreJob 230101 "|G getGroupClusterRestoreJob 230101 /{clusterName}/restoreJobs/{jobId}|G getGroupClusterSearchDeployment 250312 /{clusterName}/search/deployment|Pb createGroupClusterSearchDeployment 240530 "|Ab updateGroupClusterSearchDeployment 240530 "|D deleteGroupClusterSearchDeployment 240530 "|Ga listGroupClusterSearchIndexes 240530 /{clusterName}/search/indexes|Pb createGroupClusterSearchIndex 240530 "|Ga listGroupClusterSearchIndex 240530 /{clusterName}/search/indexes/{databaseName}/{collectionName}|G getGroupClusterSearchIndexByName 240530 /{clusterName}/search/indexes/{databaseName}/{collectionName}/{indexName}|Ab updateGroupClusterSearchIndexByName 240530 "|D deleteGroupClusterSearchIndexByName 240530 "|G getGroupClusterSearchIndex 240530 /{clusterName}/search/indexes/{indexId}|Ab updateGroupClusterSearchIndex 240530 "|D deleteGroupClusterSearchIndex 240530 "|G getGroupClusterSnapshotSchedule 230101 /{clusterName}/snapshotSchedule|Ab updateGroupClusterSnapshotSchedule 230101 "|Grn listGroupClusterSnapshots 230101 /{clusterName}/snapshots completed,includeCount|G getGroupClusterSnapshot 230101 /{clusterName}/snapshots/{snapshotId}|Ab updateGroupClusterSnapshot 230101 "|D deleteGroupClusterSnapshot 230101 "|G getGroupClusterSqlInterface preview /{clusterName}/sqlInterface|Ab updateGroupClusterSqlInterface preview "|G getGroupClusterStatus 230101 /{clusterName}/status|Pb grantGroupClusterMongoDbEmployeeAccess 240805 /{clusterName}:grantMongoDBEmployeeAccess|Po pinGroupClusterFeatureCompatibilityVersion 240530 /{clusterName}:pinFeatureCompatibilityVersion|P revokeGroupClusterMongoDbEmployeeAccess 240805 /{clusterName}:revokeMongoDBEmployeeAccess|P unpinGroupClusterFeatureCompatibilityVersion 240530 /{clusterName}:unpinFeatureCompatibilityVersion|Gz downloadGroupClusterLog 230201 /{hostName}/logs/{logName}.gz endDate,startDate|Grn listGroupClusterProviderRegions 230101 /provider/regions includeCount,providers*,tier|Pb upgradeGroupClusterTenantUpgrade 230101 /tenantUpgrade|Pb upgradeGroupClusterTenantUpgradeToServerless 230101 /tenantUpgradeToServerless',
  '/groups/{groupId}/collStats|G listGroupCollStatMetrics 231115 /metrics',
  '/groups/{groupId}/containers|Grn listGroupContainers 230101 - includeCount,providerName!|Pb createGroupContainer 230101 "|G getGroupContainer 230101 /{containerId}|Ab updateGroupContainer 230101 "|D deleteGroupContainer 230101 "|Grn listGroupContainerAll 230101 /all includeCount',
  '/groups/{groupId}/customDBRoles|Ga listGroupCustomDbRoleRoles 230101 /roles|Pb createGroupCustomDbRoleRole 230101 "|G getGroupCustomDbRoleRole 230101 /roles/{roleName}|Ab updateGroupCustomDbRoleRole 230101 "|D deleteGroupCustomDbRoleRole 230101 "',
  '/groups/{groupId}/dataFederation|Ga listGroupDataFederation 230101 - type|Pb createGroupDataFederation 230101 " skipRoleValidation|G getGroupDataFederation 230101 /{tenantName}|Ab updateGroupDataFederation 230101 " skipRoleValidation!|D deleteGroupDataFederation 230101 "|Ga listGroupDataFederationLimits 230101 /{tenantName}/limits|G getGroupDataFederationLimit 230101 /{tenantName}/limits/{limitName}|Ab setGroupDataFederationLimit 230101 "|D deleteGroupDataFederationLimit 230101 "|Gz downloadGroupDataFederationQueryLogs 230101 /{tenantName}/queryLogs.gz endDate,startDate',
  '/groups/{groupId}/databaseUsers|Grn listGroupDatabaseUsers 230101 - includeCount|Pb createGroupDatabaseUser 230101 "|G getGroupDatabaseUser 230101 /{databaseName}/{username}|Ab updateGroupDatabaseUser 230101 "|D deleteGroupDatabaseUser 230101 "|Grn listGroupDatabaseUserCerts 230101 /{username}/certs includeCount|Pbt createGroupDatabaseUserCert 230101 "',
  '/groups/{groupId}/dbAccessHistory|G getGroupDbAccessHistoryCluster 230101 /clusters/{clusterName} authResult,end,ipAddress,nLogs,start|G getGroupDbAccessHistoryProcess 230101 /processes/{hostname} authResult,end,ipAddress,nLogs,start',
  '/groups/{groupId}/encryptionAtRest|G getGroupEncryptionAtRest 230101 -|Ab updateGroupEncryptionAtRest 230101 "|Grn listGroupEncryptionAtRestPrivateEndpoints 230101 /{cloudProvider}/privateEndpoints includeCount|Pb createGroupEncryptionAtRestPrivateEndpoint 230101 "|G getGroupEncryptionAtRestPrivateEndpoint 230101 /{cloudProvider}/privateEndpoints/{endpointId}|D requestGroupEncryptionAtRestPrivateEndpointDeletion 230101 "',
  '/groups/{groupId}/events|Grn listGroupEvents 230101 - clusterNames*,eventType*,excludedEventType*,includeCount,includeRaw,maxDate,minDate|G getGroupEvent 230101 /{eventId} includeRaw',
  '/groups/{groupId}/flexClusters|Grn listGroupFlexClusters 241113 - includeCount|Pb createGroupFlexCluster 241113 "|G getGroupFlexCluster 241113 /{name}|Ab updateGroupFlexCluster 241113 "|D deleteGroupFlexCluster 241113 "|Pb downloadGroupFlexClusterBackup 241113 /{name}/backup/download|Grn listGroupFlexClusterBackupRestoreJobs 241113 /{name}/backup/restoreJobs includeCount|Pb createGroupFlexClusterBackupRestoreJob 241113 "|G getGroupFlexClusterBackupRestoreJob 241113 /{name}/backup/restoreJobs/{restoreJobId}|Grn listGroupFlexClusterBackupSnapshots 241113 /{name}/backup/snapshots includeCount|G getGroupFlexClusterBackupSnapshot 241113 /{name}/backup/snapshots/{snapshotId}',
  '/groups/{groupId}/flexClusters:tenantUpgrade|Pb tenantGroupFlexClusterUpgrade 241113 -',
  '/groups/{groupId}/hosts|G listGroupHostFtsMetrics 230101 /{processId}/fts/metrics|G getGroupHostFtsMetricIndexMeasurements 230101 /{processId}/fts/metrics/indexes/{databaseName}/{collectionName}/{indexName}/measurements end,granularity!,metrics!*,period,start|G listGroupHostFtsMetricIndexMeasurements 230101 /{processId}/fts/metrics/indexes/{databaseName}/{collectionName}/measurements end,granularity!,metrics!*,period,start|G listGroupHostFtsMetricMeasurements 230101 /{processId}/fts/metrics/measurements end,granularity!,metrics!*,period,start',
  '/groups/{groupId}/integrations|Grn listGroupIntegrations 230101 - includeCount|G getGroupIntegration 230101 /{integrationType}|Pnb createGroupIntegration 230101 " includeCount|Unb updateGroupIntegration 230101 " includeCount|D deleteGroupIntegration 230101 "',
  '/groups/{groupId}/invites|Ga listGroupInvites 230101 - username|Pb createGroupInvite 230101 "|Ab updateGroupInvites 230101 "|G getGroupInvite 230101 /{invitationId}|Ab updateGroupInviteById 230101 "|D deleteGroupInvite 230101 "',
  '/groups/{groupId}/ipAddresses|G getGroupIpAddresses 230101 -',
  '/groups/{groupId}/limits|Ga listGroupLimits 230101 -|G getGroupLimit 230101 /{limitName}|Ab setGroupLimit 230101 "|D deleteGroupLimit 230101 "',
  '/groups/{groupId}/liveMigrations|Pb createGroupLiveMigration 240530 -|G getGroupLiveMigration 230101 /{liveMigrationId}|U cutoverGroupLiveMigration 230101 /{liveMigrationId}/cutover|Pb validateGroupLiveMigrations 240530 /validate|G getGroupLiveMigrationValidateStatus 230101 /validate/{validationId}',
  '/groups/{groupId}/logIntegrations|Grn listGroupLogIntegrations 250312 - includeCount,integrationType|Pb createGroupLogIntegration 250312 "|G getGroupLogIntegration 250312 /{id}|Ub updateGroupLogIntegration 250312 "|D deleteGroupLogIntegration 250312 "',
  '/groups/{groupId}/maintenanceWindow|G getGroupMaintenanceWindow 230101 -|Ab updateGroupMaintenanceWindow 230101 "|D resetGroupMaintenanceWindow 230101 "|P toggleGroupMaintenanceWindowAutoDefer 230101 /autoDefer|P deferGroupMaintenanceWindow 230101 /defer',
  '/groups/{groupId}/managedSlowMs|G getGroupManagedSlowMs 230101 -|D disableGroupManagedSlowMs 230101 /disable|P enableGroupManagedSlowMs 230101 /enable',
  '/groups/{groupId}/mcpConfigs|Grn listGroupMcpConfigs 250312 - includeCount|Pb createGroupMcpConfig 250312 "|G getGroupMcpConfig 250312 /{mcpConfigId}|Ab updateGroupMcpConfig 250312 "|D deleteGroupMcpConfig 250312 " cascading|Grn listGroupMcpConfigSecrets 250312 /{mcpConfigId}/secrets includeCount|Pb createGroupMcpConfigSecret 250312 "|G getGroupMcpConfigSecret 250312 /{mcpConfigId}/secrets/{secretId}|D deleteGroupMcpConfigSecret 250312 "',
  '/groups/{groupId}/metricIntegrations|Grn listGroupMetricIntegrations 250312 - includeCount,integrationType,providerType|Pb createGroupMetricIntegration 250312 "|G getGroupMetricIntegration 250312 /{metricIntegrationId}|Ub updateGroupMetricIntegration 250312 "|D deleteGroupMetricIntegration 250312 "',
  '/groups/{groupId}/mongoDBVersions|Grn getGroupMongoDbVersions 230101 - cloudProvider,defaultStatus,instanceSize',
  '/groups/{groupId}/peers|Grn listGroupPeers 230101 - includeCount,providerName|Pb createGroupPeer 230101 "|G getGroupPeer 230101 /{peerId}|Ab updateGroupPeer 230101 "|D deleteGroupPeer 230101 "',
  '/groups/{groupId}/privateEndpoint|Ga listGroupPrivateEndpointEndpointService 230101 /{cloudProvider}/endpointService|G getGroupPrivateEndpointEndpointService 230101 /{cloudProvider}/endpointService/{endpointServiceId}|D deleteGroupPrivateEndpointEndpointService 230101 "|Pb createGroupPrivateEndpointEndpointServiceEndpoint 230101 /{cloudProvider}/endpointService/{endpointServiceId}/endpoint|G getGroupPrivateEndpointEndpointServiceEndpoint 230101 /{cloudProvider}/endpointService/{endpointServiceId}/endpoint/{endpointId}|D deleteGroupPrivateEndpointEndpointServiceEndpoint 230101 "|Pb createGroupPrivateEndpointEndpointService 230101 /endpointService|Ab updateGroupPrivateEndpointEndpointService 230101 /endpointService/{endpointServiceId}|G getGroupPrivateEndpointRegionalMode 230101 /regionalMode|Ab toggleGroupPrivateEndpointRegionalMode 230101 "|Ga listGroupPrivateEndpointServerlessInstanceEndpoint 230101 /serverless/instance/{instanceName}/endpoint|Pb createGroupPrivateEndpointServerlessInstanceEndpoint 230101 "|G getGroupPrivateEndpointServerlessInstanceEndpoint 230101 /serverless/instance/{instanceName}/endpoint/{endpointId}|Ab updateGroupPrivateEndpointServerlessInstanceEndpoint 230101 "|D deleteGroupPrivateEndpointServerlessInstanceEndpoint 230101 "',
  '/groups/{groupId}/privateIpMode|G verifyGroupPrivateIpMode 230101 -|Ab disableGroupPrivateIpModePeering 230101 "',
  '/groups/{groupId}/privateNetworkSettings|Grn listGroupPrivateNetworkSettingEndpointIds 230101 /endpointIds includeCount|Pb createGroupPrivateNetworkSettingEndpointId 230101 "|G getGroupPrivateNetworkSettingEndpointId 230101 /endpointIds/{endpointId}|D deleteGroupPrivateNetworkSettingEndpointId 230101 "',
  '/groups/{groupId}/processes|Grn listGroupProcesses 230101 - includeCount|G getGroupProcess 230101 /{processId}|G listGroupProcessCollStatMeasurements 231115 /{processId}/{databaseName}/{collectionName}/collStats/measurements end,metrics*,period,start|G getGroupProcessCollStatNamespaces 231115 /{processId}/collStats/namespaces end,period,start|Grn listGroupProcessDatabases 230101 /{processId}/databases includeCount|G getGroupProcessDatabase 230101 /{processId}/databases/{databaseName}|G getGroupProcessDatabaseMeasurements 230101 /{processId}/databases/{databaseName}/measurements end,granularity!,m*,period,start|Grn listGroupProcessDisks 230101 /{processId}/disks includeCount|G getGroupProcessDisk 230101 /{processId}/disks/{partitionName}|G getGroupProcessDiskMeasurements 230101 /{processId}/disks/{partitionName}/measurements end,granularity!,m*,period,start|G getGroupProcessMeasurements 230101 /{processId}/measurements end,granularity!,m*,period,start|G listGroupProcessPerformanceAdvisorNamespaces 230101 /{processId}/performanceAdvisor/namespaces duration,since|G listGroupProcessPerformanceAdvisorSlowQueryLogs 230101 /{processId}/performanceAdvisor/slowQueryLogs duration,includeMetrics,includeOpType,includeReplicaState,nLogs,namespaces*,since|Gn listGroupProcessPerformanceAdvisorSuggestedIndexes 230101 /{processId}/performanceAdvisor/suggestedIndexes duration,includeCount,nExamples,nIndexes,namespaces*,since',
  '/groups/{groupId}/pushBasedLogExport|G getGroupPushBasedLogExport 230101 -|Pb createGroupPushBasedLogExport 230101 "|Ab updateGroupPushBasedLogExport 230101 "|D deleteGroupPushBasedLogExport 230101 "',
  '/groups/{groupId}/sampleDatasetLoad|P requestGroupSampleDatasetLoad 230101 /{name}|G getGroupSampleDatasetLoad 230101 /{sampleDatasetId}',
  '/groups/{groupId}/sandbox|G generateGroupSandboxClusterDescription preview /{sandboxConfigId}:generateClusterDescription',
  '/groups/{groupId}/serverless|Grn listGroupServerlessInstances 230101 - includeCount|Grn listGroupServerlessBackupRestoreJobs 230101 /{clusterName}/backup/restoreJobs includeCount|Pb createGroupServerlessBackupRestoreJob 230101 "|G getGroupServerlessBackupRestoreJob 230101 /{clusterName}/backup/restoreJobs/{restoreJobId}|Grn listGroupServerlessBackupSnapshots 230101 /{clusterName}/backup/snapshots includeCount|G getGroupServerlessBackupSnapshot 230101 /{clusterName}/backup/snapshots/{snapshotId}|G getGroupServerlessPerformanceAdvisorAutoIndexing 230101 /{clusterName}/performanceAdvisor/autoIndexing|P setGroupServerlessPerformanceAdvisorAutoIndexing 230101 " enable!|G getGroupServerlessInstance 230101 /{name}',
  '/groups/{groupId}/serviceAccounts|Grn listGroupServiceAccounts 240805 - includeSystemManaged|Pb createGroupServiceAccount 240805 "|G getGroupServiceAccount 240805 /{clientId}|Ab updateGroupServiceAccount 240805 "|D deleteGroupServiceAccount 240805 "|Grn listGroupServiceAccountAccessList 240805 /{clientId}/accessList includeCount|Pnb createGroupServiceAccountAccessList 240805 " includeCount|D deleteGroupServiceAccountAccessListEntry 240805 /{clientId}/accessList/{ipAddress}|Pb createGroupServiceAccountSecret 240805 /{clientId}/secrets|D deleteGroupServiceAccountSecret 240805 /{clientId}/secrets/{secretId}|Pb inviteGroupServiceAccount 240805 /{clientId}:invite',
  '/groups/{groupId}/settings|G getGroupSettings 230101 -|Ab updateGroupSettings 230101 "',
  '/groups/{groupId}/standbyLinks|Grn listGroupStandbyLinks preview -|Pb createGroupStandbyLink preview "|G getGroupStandbyLink preview /{standbyLinkId}|D deleteGroupStandbyLink preview "|Grn listGroupStandbyLinkFailovers preview /{standbyLinkId}/failovers|Pb createGroupStandbyLinkFailover preview "|G getGroupStandbyLinkFailover preview /{standbyLinkId}/failovers/{failoverId}|G inspectGroupStandbyLinkFailoverReadiness preview /{standbyLinkId}:inspectFailoverReadiness',
  '/groups/{groupId}/streams|Grn listGroupStreamWorkspaces 230201 -|Pb createGroupStreamWorkspace 230201 "|G getGroupStreamWorkspace 230201 /{tenantName} includeConnections|Ab updateGroupStreamWorkspace 230201 "|D deleteGroupStreamWorkspace 230201 "|Gz downloadGroupStreamAuditLogs 230201 /{tenantName}/auditLogs endDate,spName,startDate|Grn listGroupStreamConnections 230201 /{tenantName}/connections|Pb createGroupStreamConnection 230201 "|G getGroupStreamConnection 230201 /{tenantName}/connections/{connectionName}|Ab updateGroupStreamConnection 230201 "|D deleteGroupStreamConnection 230201 "|Grn listGroupStreamConnectionFailoverConnections 250312 /{tenantName}/connections/{connectionName}/failoverConnections|Pb createGroupStreamConnectionFailoverConnection 250312 "|G getGroupStreamConnectionFailoverConnection 250312 /{tenantName}/connections/{connectionName}/failoverConnections/{failoverConnectionId}|Ab updateGroupStreamConnectionFailoverConnection 250312 "|D deleteGroupStreamConnectionFailoverConnection 250312 "|Pb createGroupStreamProcessor 240530 /{tenantName}/processor|G getGroupStreamProcessor 240530 /{tenantName}/processor/{processorName}|Ab updateGroupStreamProcessor 240530 "|D deleteGroupStreamProcessor 240530 "|P startGroupStreamProcessor 240530 /{tenantName}/processor/{processorName}:start|Po startGroupStreamProcessorWith 250312 /{tenantName}/processor/{processorName}:startWith|P stopGroupStreamProcessor 240530 /{tenantName}/processor/{processorName}:stop|Grn getGroupStreamProcessors 240530 /{tenantName}/processors includeCount|Gz downloadGroupStreamOperationalLogs 250312 /{tenantName}:downloadOperationalLogs endDate,spName,startDate|G getGroupStreamAccountDetails 241113 /accountDetails cloudProvider!,regionName!|Grn listGroupStreamActiveVpcPeeringConnections 241113 /activeVpcPeeringConnections|Grn listGroupStreamPrivateLinkConnections 230201 /privateLinkConnections|Pb createGroupStreamPrivateLinkConnection 230201 "|G getGroupStreamPrivateLinkConnection 230201 /privateLinkConnections/{connectionId}|Ab updateGroupStreamPrivateLinkConnection 250312 "|D deleteGroupStreamPrivateLinkConnection 230201 "|Grn listGroupStreamVpcPeeringConnections 230201 /vpcPeeringConnections requesterAccountId!|D deleteGroupStreamVpcPeeringConnection 230201 /vpcPeeringConnections/{id}|Pb acceptGroupStreamVpcPeeringConnection 230201 /vpcPeeringConnections/{id}:accept|P rejectGroupStreamVpcPeeringConnection 230201 /vpcPeeringConnections/{id}:reject',
  '/groups/{groupId}/streams:withSampleConnections|Pb withGroupStreamSampleConnections 240805 -',
  '/groups/{groupId}/teams|Grn listGroupTeams 230101 - includeCount|Pb addGroupTeams 230101 "|G getGroupTeam 230101 /{teamId}|Ab updateGroupTeam 230101 "|D removeGroupTeam 230101 "',
  '/groups/{groupId}/userSecurity|G getGroupUserSecurity 230101 -|Ab updateGroupUserSecurity 230101 "|D disableGroupUserSecurityCustomerX509 230101 /customerX509|D deleteGroupUserSecurityLdapUserToDnMapping 230101 /ldap/userToDNMapping|Pb verifyGroupUserSecurityLdap 230101 /ldap/verify|G getGroupUserSecurityLdapVerify 230101 /ldap/verify/{requestId}',
  '/groups/{groupId}/users|Grn listGroupUsers 250219 - flattenTeams,includeCount,includeOrgUsers,orgMembershipStatus,orgMembershipStatuses*,username|Pb addGroupUsers 250219 "|G getGroupUser 250219 /{userId} orgMembershipStatuses*|D removeGroupUser 250219 "|Ub updateGroupUserRoles 230101 /{userId}/roles|Pb addGroupUserRole 250219 /{userId}:addRole|Pb removeGroupUserRole 250219 /{userId}:removeRole',
  '/groups/{groupId}:migrate|Pb migrateGroup 240530 -',
  '/groups/byName/{groupName}|G getGroupByName 230101 -',
  '/orgs|Grn listOrgs 230101 - includeCount,name|Pb createOrg 230101 "',
  '/orgs/{orgId}|G getOrg 230101 -|Ab updateOrg 230101 "|D deleteOrg 230101 "',
  '/orgs/{orgId}/activityFeed|G getOrgActivityFeed 250312 - eventType*,maxDate,minDate',
  '/orgs/{orgId}/aiModelApiClouds|G getOrgAiModelApiCloudGeographyModelGroupNameRateLimits 250312 /{cloud}/geographies/{geography}/modelGroupNames/{modelGroupName}/rateLimits',
  '/orgs/{orgId}/aiModelApiKeys|Grn listOrgAiModelApiKeys 250312 -|G getOrgAiModelApiKey 250312 /{apiKeyId}',
  '/orgs/{orgId}/aiModelApiRateLimits|Grn getOrgAiModelApiRateLimits 250312 -',
  '/orgs/{orgId}/apiKeys|Grn listOrgApiKeys 230101 - includeCount|Pb createOrgApiKey 230101 "|G getOrgApiKey 230101 /{apiUserId}|Ab updateOrgApiKey 230101 "|D deleteOrgApiKey 230101 "|Grn listOrgApiKeyAccessListEntries 230101 /{apiUserId}/accessList includeCount|Pnb createOrgApiKeyAccessListEntry 230101 " includeCount|G getOrgApiKeyAccessListEntry 230101 /{apiUserId}/accessList/{ipAddress}|D deleteOrgApiKeyAccessListEntry 230101 "',
  '/orgs/{orgId}/associatedInvoices|G getOrgAssociatedInvoices 250312 - includeLinkedOrgs,month,year',
  '/orgs/{orgId}/billing|Pb createOrgBillingCostExplorerUsageProcess 230101 /costExplorer/usage|Gv getOrgBillingCostExplorerUsage 230101 /costExplorer/usage/{token}',
  '/orgs/{orgId}/delegationSettings|G getOrgDelegationSettings 250312 -|Ab updateOrgDelegationSettings 250312 "',
  '/orgs/{orgId}/events|Grn listOrgEvents 230101 - eventType*,includeCount,includeRaw,maxDate,minDate|G getOrgEvent 230101 /{eventId} includeRaw',
  '/orgs/{orgId}/federationSettings|G getOrgFederationSettings 230101 -',
  '/orgs/{orgId}/groups|Grn getOrgGroups 230101 - includeCount,name',
  '/orgs/{orgId}/invites|Ga listOrgInvites 230101 - username|Pb createOrgInvite 230101 "|Ab updateOrgInvites 230101 "|G getOrgInvite 230101 /{invitationId}|Ab updateOrgInviteById 230101 "|D deleteOrgInvite 230101 "',
  '/orgs/{orgId}/invoices|Grn listOrgInvoices 230101 - fromDate,includeCount,orderBy,sortBy,statusNames*,toDate,viewLinkedInvoices|Gv getOrgInvoice 230101 /{invoiceId}|Gc getOrgInvoiceCsv 230101 /{invoiceId}/csv|Grnb searchOrgInvoiceLineItems 240805 /{invoiceId}/lineItems:search|Grn listOrgInvoiceReports 250312 /{invoiceId}/reports includeCount|Pb createOrgInvoiceReport 250312 "|G getOrgInvoiceReport 250312 /{invoiceId}/reports/{reportId}|Pbz generateOrgInvoiceAndDownloadReport preview /{invoiceId}:generateAndDownloadReport|Gr listOrgInvoicePending 230101 /pending',
  '/orgs/{orgId}/liveMigrations|Ga listOrgLiveMigrationAvailableProjects 230101 /availableProjects|Pb createOrgLiveMigrationLinkToken 230101 /linkTokens|D deleteOrgLiveMigrationLinkTokens 230101 "',
  '/orgs/{orgId}/maintenanceSettings|G getOrgMaintenanceSettings preview -|Ab updateOrgMaintenanceSettings preview "',
  '/orgs/{orgId}/maintenanceSettings:reset|P resetOrgMaintenanceSettings preview -',
  '/orgs/{orgId}/mcpConfigs|Grn listOrgMcpConfigs 250312 - includeCount|Pb createOrgMcpConfig 250312 "|G getOrgMcpConfig 250312 /{mcpConfigId}|Ab updateOrgMcpConfig 250312 "|D deleteOrgMcpConfig 250312 " cascading|Grn listOrgMcpConfigSecrets 250312 /{mcpConfigId}/secrets includeCount|Pb createOrgMcpConfigSecret 250312 "|G getOrgMcpConfigSecret 250312 /{mcpConfigId}/secrets/{secretId}|D deleteOrgMcpConfigSecret 250312 "',
  '/orgs/{orgId}/nonCompliantResources|Ga getOrgNonCompliantResources 240805 -',
  '/orgs/{orgId}/resourcePolicies|Ga listOrgResourcePolicies 240805 -|Pb createOrgResourcePolicy 240805 "|G getOrgResourcePolicy 240805 /{resourcePolicyId}|Ab updateOrgResourcePolicy 240805 "|D deleteOrgResourcePolicy 240805 "',
  '/orgs/{orgId}/resourcePolicies:validate|Pb validateOrgResourcePolicies 240805 -',
  '/orgs/{orgId}/sandboxConfig|Grn listOrgSandboxConfig preview -|Pb createOrgSandboxConfig preview "|G getOrgSandboxConfig preview /{sandboxConfigId}|Ab updateOrgSandboxConfig preview "|D deleteOrgSandboxConfig preview "',
  '/orgs/{orgId}/serviceAccounts|Grn listOrgServiceAccounts 240805 - includeSystemManaged|Pb createOrgServiceAccount 240805 "|G getOrgServiceAccount 240805 /{clientId}|Ab updateOrgServiceAccount 240805 "|D deleteOrgServiceAccount 240805 "|Grn listOrgServiceAccountAccessList 240805 /{clientId}/accessList includeCount|Pnb createOrgServiceAccountAccessList 240805 " includeCount|D deleteOrgServiceAccountAccessListEntry 240805 /{clientId}/accessList/{ipAddress}|Grn getOrgServiceAccountGroups 240805 /{clientId}/groups|Pb createOrgServiceAccountSecret 240805 /{clientId}/secrets|D deleteOrgServiceAccountSecret 240805 /{clientId}/secrets/{secretId}',
  '/orgs/{orgId}/settings|G getOrgSettings 230101 -|Ab updateOrgSettings 230101 "',
  '/orgs/{orgId}/teams|Grn listOrgTeams 230101 - includeCount|Pb createOrgTeam 230101 "|G getOrgTeam 230101 /{teamId}|Ab renameOrgTeam 230101 "|D deleteOrgTeam 230101 "|Grn listOrgTeamUsers 250219 /{teamId}/users orgMembershipStatus,orgMembershipStatuses*,userId,username|Pb addOrgTeamUsers 230101 "|D removeOrgTeamUserFromTeam 230101 /{teamId}/users/{userId}|Pb addOrgTeamUser 250219 /{teamId}:addUser|Pb removeOrgTeamUser 250219 /{teamId}:removeUser|G getOrgTeamByName 230101 /byName/{teamName}',
  '/orgs/{orgId}/users|Grn listOrgUsers 250219 - includeCount,orgMembershipStatus,orgMembershipStatuses*,username|Pb createOrgUser 250219 "|G getOrgUser 250219 /{userId} orgMembershipStatuses*|Ab updateOrgUser 250219 "|D removeOrgUser 250219 "|Ub updateOrgUserRoles 230101 /{userId}/roles|Pb addOrgUserRole 250219 /{userId}:addRole|Pb removeOrgUserRole 250219 /{userId}:removeRole',
  '/rateLimits|Grn listRateLimits 250312 - endpointPath,groupId,ipAddress,name,orgId,userId',
  '/rateLimits/{endpointSetId}|G getRateLimit 250312 - groupId,ipAddress,orgId,userId',
  '/skus|Grn listSkus 250312 - includeCount',
  '/skus/{skuId}|G getSku 250312 -',
  '/unauth/controlPlaneIPAddresses|G listControlPlaneIpAddresses 231115 -',
  '/users|Pb createUser 230101 -',
  '/users/{userId}|G getUser 230101 -',
  '/users/byName/{userName}|G getUserByName 230101 -',
];
;
const API_ROOT = '/api/atlas/v2';
const apiOperations = (0,once .O)(() => {
  const all = apiTable.flatMap((line) => {
    const [root = '', ...entries] = line.split('|');
    let rest = '';
    return entries.map((entry) => {
      const [flags = '', id = '', date = '', place = '', parameters = ''] = entry.split(' ');
      if (place !== '"')
        rest = place === '-' ? '' : place;
      return readOperation({ flags, id, date, path: API_ROOT + root + rest, parameters });
    });
  });
  return new Map(all.map((operation) => [operation.id, operation]));
});
const METHODS = { G: 'GET', P: 'POST', U: 'PUT', A: 'PATCH', D: 'DELETE' };
function readOperation(entry) {
  const { flags, id, date, path } = entry;
  const has = (flag) => flags.includes(flag, 1);
  const paging = has('n') ? ['itemsPerPage', 'pageNum'] : [];
  const parameters = [...entry.parameters.split(',').filter((written) => written !== ''), ...paging];
  return {
    id,
    method: METHODS[flags.charAt(0)] ?? 'GET',
    path,
    version: date.replace(/^(\d\d)(\d\d)(\d\d)$/, '20$1-$2-$3'),
    parameters: new Map(parameters.map(readParameter)),
    list: has('r') ? 'results' : has('a') ? 'array' : undefined,
    paged: has('n'),
    body: has('b') ? 'needed' : has('o') ? 'allowed' : 'none',
    media: has('z') ? 'gzip' : has('c') ? 'csv' : has('v') ? 'json or csv' : has('t') ? 'text' : 'json',
  };
}
function readParameter(written) {
  return [
    written.replace(/[@!*]/g, ''),
    {
      place: written.startsWith('@') ? 'header' : 'query',
      needed: written.includes('!'),
      repeatable: written.endsWith('*'),
    },
  ];
}
function namesInPath(path) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}
 }),
 3720:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  BO: () => (  openBody),
  Oy: () => (  writeBody),
  PM: () => (  checkNumbers)
 });
 var _base_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2396);
 var _base_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1595);
 var _base_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1036);
 var _api_secrets_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2423);
function writeBody(body) {
  if (body instanceof _base_secret_js__WEBPACK_IMPORTED_MODULE_1__  .z)
    return writeSecret(body);
  const given = [];
  const revealed = reveal(body);
  const secrets = [...new Set([...given, ...(0,_api_secrets_js__WEBPACK_IMPORTED_MODULE_3__  .VY)(revealed)])];
  return { text: JSON.stringify(revealed), shown: JSON.stringify((0,_api_secrets_js__WEBPACK_IMPORTED_MODULE_3__  .s0)(revealed, secrets)), secrets };
  function reveal(at) {
    if (at instanceof _base_secret_js__WEBPACK_IMPORTED_MODULE_1__  .z) {
      given.push(at.reveal());
      return at.reveal();
    }
    if (isList(at))
      return at.map(reveal);
    if (typeof at !== 'object' || at === null)
      return at;
    return Object.fromEntries(Object.entries(at).map(([key, item]) => [key, reveal(item)]));
  }
}
function isList(value) {
  return Array.isArray(value);
}
function openBody(body) {
  if (!(body instanceof _base_secret_js__WEBPACK_IMPORTED_MODULE_1__  .z))
    return body;
  try {
    return JSON.parse(body.reveal());
  }
  catch {
    return undefined;
  }
}
function writeSecret(body) {
  const text = body.reveal();
  try {
    return { text, shown: _api_secrets_js__WEBPACK_IMPORTED_MODULE_3__  .RG, secrets: [text, ...(0,_api_secrets_js__WEBPACK_IMPORTED_MODULE_3__  .VY)(JSON.parse(text))] };
  }
  catch {
    throw new _base_errors_js__WEBPACK_IMPORTED_MODULE_0__  .eb([{ message: 'body: the secret is no JSON.', hint: 'Put it into a field of the body.' }]);
  }
}
function checkNumbers(body) {
  const issues = [];
  walk(body, []);
  return issues;
  function walk(at, place) {
    if (typeof at === 'number' && (!Number.isFinite(at) || Math.abs(at) > Number.MAX_SAFE_INTEGER)) {
      const where = (0,_base_text_js__WEBPACK_IMPORTED_MODULE_2__  .Hk)(place.join('.'), { longest: 100 });
      const message = `body: \`${where}\` is a number that cannot be kept exactly.`;
      issues.push({ message, hint: 'Put it in quotes if it is an id.' });
    }
    else if (typeof at === 'object' && at !== null && !(at instanceof _base_secret_js__WEBPACK_IMPORTED_MODULE_1__  .z)) {
      for (const [key, item] of Object.entries(at))
        walk(item, [...place, key]);
    }
  }
}
 }),
 3104:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
 a: () => (  readApiRequest)
});
var api_operations = __webpack_require__(9374);
;
const NAMED = /^\{(\w+)\}([\w.:-]*)$/;
function readApiPath(written) {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(written))
    return { why: 'a path has no host.' };
  if (!written.startsWith('/'))
    return { why: 'a path begins with `/`.' };
  if (/[?#]/.test(written))
    return { why: 'a path has no `?` and no `#`; the query belongs into `parameters`.' };
  if (/[\\\p{Cc}]/u.test(written))
    return { why: 'a path has no backslash and no control characters.' };
  const below = written.replace(/^\/api\/atlas\/v2(?=\/|$)/, '').replace(/^\/$/, '');
  if (below === '')
    return { segments: [] };
  const segments = [];
  for (const part of below.slice(1).split('/')) {
    const text = decoded(part);
    if (text === undefined)
      return { why: 'a `%` in it is no percent-encoding.' };
    if (/^\.{0,2}$/.test(text))
      return { why: 'a segment of a path cannot be empty, `.` or `..`.' };
    const [, name, suffix = ''] = NAMED.exec(part) ?? [];
    segments.push(name === undefined ? { kind: 'text', text } : { kind: 'named', name, suffix });
  }
  return { segments };
}
function decoded(part) {
  try {
    return decodeURIComponent(part);
  }
  catch {
    return undefined;
  }
}
function matchApiPath({ method, segments, }) {
  let best;
  for (const operation of (0,api_operations .DB)().values()) {
    if (operation.method !== method)
      continue;
    const values = valuesOf(operation.path, segments);
    const literal = operation.path.replace(/\{\w+\}/g, '').length;
    if (values !== undefined && literal > (best?.literal ?? -1))
      best = { operation, values, literal };
  }
  return best;
}
function valuesOf(path, segments) {
  const parts = path.slice(api_operations .Sw.length).split('/').slice(1);
  if (parts.length !== segments.length)
    return undefined;
  const values = new Map();
  for (const [index, part] of parts.entries()) {
    const segment = segments[index];
    const [, name, suffix = ''] = NAMED.exec(part) ?? [];
    if (segment === undefined)
      return undefined;
    if (name === undefined) {
      if (segment.kind === 'named' || segment.text !== part)
        return undefined;
    }
    else if (segment.kind === 'named') {
      if (segment.suffix !== suffix)
        return undefined;
      values.set(name, { ...segment, suffix: '' });
    }
    else {
      if (!segment.text.endsWith(suffix) || segment.text.length === suffix.length)
        return undefined;
      values.set(name, { kind: 'text', text: segment.text.slice(0, segment.text.length - suffix.length) });
    }
  }
  return values;
}
function templateOf(segments) {
  const parts = segments.map((segment) => segment.kind === 'named' ? `{${segment.name}}${segment.suffix}` : encoded(segment.text).replaceAll('%3A', ':'));
  return [api_operations .Sw, ...parts].join('/');
}
function fillTemplate(template, values) {
  return template.replace(/\{(\w+)\}/g, (all, name) => {
    const value = values[name];
    return value === undefined ? all : encoded(value);
  });
}
function encoded(text) {
  return encodeURIComponent(text.toWellFormed());
}
var base_text = __webpack_require__(1036);
var suggest = __webpack_require__(1634);
;
const PACKING = ['envelope', 'pretty'];
function placeParameters({ given, operation, path, request, }) {
  const issues = [];
  const report = (why, hint) => issues.push({ message: `parameters: ${why}`, ...(hint && { hint }) });
  const asked = new Map([...path].flatMap(([name, segment]) => (segment.kind === 'named' ? [[segment.name, name]] : [])));
  const known = [...asked.keys(), ...(operation?.parameters.keys() ?? [])];
  const values = {};
  const query = {};
  const headers = {};
  for (const [name, segment] of path)
    if (segment.kind === 'text')
      values[name] = segment.text;
  const meant = new Set();
  for (const [name, value] of Object.entries(given)) {
    const place = asked.get(name);
    const spec = operation?.parameters.get(name);
    const shown = (0,base_text .Hk)(name, { longest: 60 });
    meant.add(name);
    if (place !== undefined) {
      if (Array.isArray(value))
        report(`\`${shown}\` stands in the path and has one value, not a list.`);
      else if (/^\.{0,2}$/.test(String(value)))
        report(`\`${shown}\` cannot be ${JSON.stringify(String(value))} in a path.`);
      values[place] = String(value);
    }
    else if (operation !== undefined && spec === undefined) {
      const near = (0,suggest .q)({ word: alias(name, known), candidates: known });
      meant.add(near ?? name);
      report(`there is no \`${shown}\` in ${request}.`, hintFor({ name, near, known }));
    }
    else if (Array.isArray(value)) {
      if (spec?.repeatable === false)
        report(`\`${shown}\` has one value, not a list.`);
      query[name] = value.map(String);
    }
    else if (spec?.place === 'header') {
      if (!/^(?:true|false)$/.test(String(value)))
        report(`\`${shown}\` is \`true\` or \`false\`.`);
      headers[name.toLowerCase()] = String(value);
    }
    else
      query[name] = String(value);
  }
  const needed = [...(operation?.parameters ?? [])].flatMap(([name, spec]) => (spec.needed ? [name] : []));
  const missing = [...asked.keys(), ...needed].filter((name) => !meant.has(name));
  if (missing.length > 0) {
    const names = (0,base_text .c3)(missing.map((name) => `\`${name}\``));
    report(`${names} ${missing.length === 1 ? 'is' : 'are'} missing from ${request}.`, `Add ${names}.`);
  }
  return { placed: { values, query, headers }, issues };
}
function alias(name, known) {
  return /^project-?id$/i.test(name) && known.includes('groupId') ? 'groupId' : name;
}
function hintFor({ name, near, known, }) {
  if (PACKING.includes(name))
    return 'Leave it out: the answer comes as `response`, and its `status` beside it.';
  if (near !== undefined)
    return `Did you mean \`${near}\`?`;
  return (0,suggest .Z)({ word: '', candidates: known }) ?? 'Leave it out: there are none.';
}
;
function readApiRequest({ params, given }) {
  const named = readTarget({ params, given });
  if ('issues' in named)
    return { request: undefined, issues: named.issues };
  const { operation, method, path } = named;
  const template = operation?.path ?? templateOf(named.segments);
  const line = `${method} ${template.slice(api_operations .Sw.length) || '/'}`;
  const request = operation === undefined ? line : `${operation.id} (${line})`;
  const isPending = given('parameters') && params.parameters === undefined;
  const { placed, issues } = isPending
    ? { placed: NOTHING, issues: [] }
    : placeParameters({ given: params.parameters ?? {}, operation, path, request });
  const media = operation?.media ?? 'json';
  const isNew = operation === undefined && issues.length === 0;
  return {
    request: {
      ...placed,
      operation,
      method,
      ...(isNew ? { path: fillTemplate(template, placed.values), values: {} } : { path: template }),
      version: params.apiVersion ?? operation?.version ?? '',
      media: media === 'json or csv' ? (/\.csv$/i.test(params.outputFile ?? '') ? 'csv' : 'json') : media,
    },
    issues: [
      ...issues,
      ...checkBody({ operation, method, given, request }),
      ...checkFile({ operation, given, request }),
    ],
  };
}
const NOTHING = { values: {}, query: {}, headers: {} };
function readTarget({ params, given }) {
  const { operationId, method, path } = params;
  if (given('operationId')) {
    const also = ['method', 'path'].filter(given);
    if (also.length > 0)
      return refuse(`operation-id: it says all that ${(0,base_text .c3)(also)} would say.`, `Leave ${(0,base_text .c3)(also)} out.`);
    if (operationId === undefined)
      return { issues: [] };
    const operation = (0,api_operations .DB)().get(operationId);
    if (operation === undefined)
      return unknownId(operationId);
    const names = (0,api_operations .RT)(operation.path).map((name) => [name, { kind: 'named', name, suffix: '' }]);
    return { operation, method: operation.method, segments: [], path: new Map(names) };
  }
  if (!given('method') && !given('path'))
    return refuse('operation-id is missing.', 'Say which operation of the Admin API, or give method and path.');
  if (!given('path'))
    return refuse('path is missing.', 'Give both method and path, or operation-id alone.');
  if (!given('method'))
    return refuse('method is missing.', 'Give both method and path, or operation-id alone.');
  if (method === undefined || path === undefined)
    return { issues: [] };
  const read = readApiPath(path);
  if ('why' in read)
    return refuse(`path: ${read.why}`, 'Write it as in the documentation of the API: `/groups/{groupId}/clusters`.');
  const { segments } = read;
  const match = matchApiPath({ method, segments });
  if (match !== undefined)
    return { operation: match.operation, method, segments, path: match.values };
  if (!given('apiVersion'))
    return unknownPath({ method, segments });
  const names = segments.flatMap((segment) => (segment.kind === 'named' ? [[segment.name, segment]] : []));
  return { operation: undefined, method, segments, path: new Map(names) };
}
function refuse(message, hint) {
  return { issues: [{ message, hint }] };
}
function unknownId(id) {
  const near = (0,suggest .q)({ word: id, candidates: [...(0,api_operations .DB)().keys()] });
  return refuse(`operation-id: the Admin API has no operation \`${(0,base_text .Hk)(id, { longest: 60 })}\`.`, near === undefined
    ? 'Search them with `mongodb-atlas-action api --list <text>`, or give method and path.'
    : `Did you mean \`${near}\`?`);
}
function unknownPath({ method, segments }) {
  const asked = templateOf(segments);
  const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => matchApiPath({ method: one, segments }));
  const near = nearPath(asked);
  const hint = others.length > 0
    ? `This path takes ${(0,base_text .c3)(others)}.`
    : near === undefined
      ? 'Check it against the documentation of the API. With api-version a path is called that this action does not know.'
      : `Did you mean \`${near.slice(api_operations .Sw.length)}\`? With api-version a path is called that this action does not know.`;
  const shown = (0,base_text .Hk)(asked.slice(api_operations .Sw.length) || '/', { longest: 200 });
  return refuse(`path: the Admin API has no operation \`${method} ${shown}\`.`, hint);
}
function nearPath(asked) {
  const parts = asked.split('/');
  const alike = [...(0,api_operations .DB)().values()].filter(({ path }) => path.split('/').length === parts.length);
  const filled = alike.map(({ path }) => [
    path
      .split('/')
      .map((part, index) => (part.startsWith('{') ? (parts[index] ?? part) : part))
      .join('/'),
    path,
  ]);
  const near = asked.length > 300
    ? undefined
    : (0,base_text .pA)(asked, filled.map(([text]) => text));
  return new Map(filled).get(near ?? '');
}
function checkBody(about) {
  const { operation, given, request } = about;
  if (operation?.body === 'needed' && !given('body'))
    return [{ message: `body is missing: ${request} needs one.`, hint: 'Add `body`, as YAML or JSON.' }];
  if (operation?.body === 'none' && given('body'))
    return [{ message: `body: ${request} takes none.`, hint: 'Leave it out, or check the operation.' }];
  return [];
}
function checkFile({ operation, given, request, }) {
  if (operation?.media !== 'gzip' || given('outputFile'))
    return [];
  return [
    { message: `output-file is missing: ${request} answers with compressed data.`, hint: 'Say which file it goes to.' },
  ];
}
 }),
 2423:
 ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
 __webpack_require__.d(__webpack_exports__, {
  RG: () => (  HIDDEN),
  VY: () => (  secretsIn),
  s0: () => (  hideSecrets)
 });
 var _atlas_conceal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(520);
const SECRET_NAME = /^(?!masked|.*public).*(?:password|secret|apikey|(?:private|access|service|routing|license|ssl|account)key|webhookurl|(?:delivery|download|snapshot)url|authvalue|(?:headers|body)template|.token)$/i;
const HEADERS = /headers$/i;
const REDACTED = /^\*{4}/;
const SECRET_TEXT = [
  /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/,
  /^https?:\/\/\S*[?&](?:X-Amz-Signature|X-Goog-Signature|Signature|sig)=/i,
  /^[a-z][a-z0-9+.-]*:\/\/[^\s/@:]+:[^\s/@]+@/i,
];
const HIDDEN = '***';
function secretsIn(value) {
  const found = new Set();
  walk(value, '');
  return [...found].filter((text) => text !== '');
  function walk(at, name) {
    if (typeof at === 'string') {
      if (isSecret(name, at))
        found.add(at);
    }
    else if (Array.isArray(at)) {
      for (const item of at)
        walk(item, inList(name, item));
    }
    else if (typeof at === 'object' && at !== null) {
      for (const [key, item] of Object.entries(at))
        walk(item, inMapping(name, key));
    }
  }
}
function inList(name, item) {
  return typeof item === 'object' && HEADERS.test(name) ? 'header' : name;
}
function inMapping(name, key) {
  return HEADERS.test(name) || (name === 'header' && key === 'value') ? 'authValue' : key;
}
function isSecret(name, text) {
  return (SECRET_NAME.test(name) && !REDACTED.test(text)) || SECRET_TEXT.some((look) => look.test(text));
}
const SHORTEST = 6;
function hideSecrets(value, secrets) {
  const long = secrets.filter((secret) => secret.length >= SHORTEST).flatMap(_atlas_conceal_js__WEBPACK_IMPORTED_MODULE_0__  .X);
  long.sort((a, b) => b.length - a.length);
  const short = new Set(secrets);
  const blot = (text) => long.reduce((left, secret) => left.replaceAll(secret, HIDDEN), text);
  return hide(value, '');
  function hide(at, name) {
    if (typeof at === 'string')
      return isSecret(name, at) || short.has(at) ? HIDDEN : blot(at);
    if (Array.isArray(at))
      return at.map((item) => hide(item, inList(name, item)));
    if (typeof at !== 'object' || at === null)
      return at;
    return Object.fromEntries(Object.entries(at).map(([key, item]) => [blot(key), hide(item, inMapping(name, key))]));
  }
}
 })
};
