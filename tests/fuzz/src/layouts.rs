//! Tables of the layouts that are recognised: the first byte chooses the header, the rest are the rows.

/// Headers that are recognised, each by a reader of its own.
const HEADERS: [&str; 12] = [
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,latitude,longitude,geo_precision,source,notes,fatalities",
    "data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,country,admin1,location,latitude,longitude,geo_precision,source,notes,fatalities,timestamp",
    "id,relid,year,type_of_violence,conflict_name,side_a,side_b,source_article,where_prec,where_coordinates,latitude,longitude,country,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low",
    "Date,Country,Latitude,Longitude,Geo Precision,Location of event,Health Workers Killed,Health Workers Kidnapped,SiND Event ID,Event Description",
    "kind,date,_geolocation,_uuid,_submission_time,_index,deaths,report",
    "start,end,kind,date,_gps_latitude,_gps_longitude,meta/instanceID,_id,_parent_index,_index",
    "obsid,obstype,status,obsdate,maxloadmt,locprecision,latitude,longitude,wkt",
    "RoadID,OpStatus,lastcheckdate,wkt,locprecision,Name",
    "name,dmg,status,maxloadmt,hasbypass,lastcheckdate,lat,lon",
    "a,b,c,d,e,f\n#geo+lat,#geo+lon,#date,#event+type,#geo+precision,#affected+killed",
    "id,date_start,date_end,lat,lon,where_prec,kind,deaths_best,country,status,grade,source,report,place,until,actor",
    "name,name_ar,lat,lon,kind,country_a,country_b,authority_a,name_b,pcode,admin1",
];

/// The table.
pub(crate) fn table(data: &[u8]) -> Vec<u8> {
    let (first, rows) = data.split_first().unwrap_or((&0, &[]));
    let header = HEADERS[usize::from(*first) % HEADERS.len()];
    [header.as_bytes(), b"\n", rows].concat()
}
