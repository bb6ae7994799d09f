/** The sources that define a measure the same way or nearly so. */
export type MeasureSource = 'huawei' | 'aws' | 'genesys' | 'techtarget';

/** The pages behind the sources of measures, for documentation. */
export const measureSources: {
  readonly [Source in MeasureSource]: { readonly title: string; readonly url: string };
} = {
  huawei: {
    title: 'Huawei Cloud CEC: agent monitoring indicators',
    url: 'https://support.huaweicloud.com/intl/en-us/api-cec/cec_07_0693.html',
  },
  aws: {
    title: 'Amazon Connect: metric definitions',
    url: 'https://docs.aws.amazon.com/connect/latest/adminguide/metrics-definitions.html',
  },
  genesys: {
    title: 'Genesys Cloud: metric definitions',
    url: 'https://help.mypurecloud.com/articles/metric-definitions',
  },
  techtarget: {
    title: 'TechTarget: occupancy',
    url: 'https://searchcustomerexperience.techtarget.com/definition/occupancy',
  },
};
